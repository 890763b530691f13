FROM --platform=$BUILDPLATFORM golang:1.26 AS build
FROM --platform=linux/arm64 alpine:3.22 AS app-arm64
FROM alpine:3.22
