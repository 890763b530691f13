FROM alpine:3.22
ARG REVISION
LABEL org.opencontainers.image.revision=$REVISION
