FROM mybase
FROM docker.io/library/alpine:latest
FROM alpine
COPY --from=ghcr.io/acme/tools /a /a
