FROM alpine:3.22
#    ^^^^^^^^^^^ The image has no label org.opencontainers.image.revision.
LABEL org.opencontainers.image.source=https://github.com/org/app
