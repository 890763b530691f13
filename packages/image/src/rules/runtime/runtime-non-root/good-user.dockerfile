FROM golang:1.26 AS build
FROM alpine:3.22 AS base
USER 65532:65532
FROM base
CMD ["/app"]
