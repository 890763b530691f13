FROM golang:1.26 AS build
FROM scratch AS runtime
#^^^ There is no stage runtim; the nearest is runtime.
