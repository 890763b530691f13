FROM golang:1.26 AS build
RUN go build -o /app .
FROM scratch AS a
COPY --from=build /app /app
RUN ["/app", "--init"]
HEALTHCHECK CMD ["/app", "health"]
ENTRYPOINT ["/app"]
FROM scratch AS b
ADD rootfs.tar.gz /
RUN apk add x
FROM gcr.io/distroless/base-debian12:debug
SHELL ["/busybox/sh", "-c"]
RUN ls
FROM alpine:3.22
RUN ls
