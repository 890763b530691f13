FROM golang:1.26 AS build
RUN go build -o /out/app .
FROM debian:12-slim
COPY --from=build / /
#                 ^ All files of build are copied over those of debian:12-slim.
