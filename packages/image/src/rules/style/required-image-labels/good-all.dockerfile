FROM alpine:3.22 AS base
LABEL org.opencontainers.image.source=https://github.com/org/app
FROM base
ARG REVISION
LABEL org.opencontainers.image.revision=$REVISION
