FROM golang:1.26 AS BuildBase
#                   ^^^^^^^^^ The stage BuildBase is not written in lower case.
FROM scratch
