ARG BASE
ARG VERSION
FROM $BASE AS a
#    ^^^^^ Without build arguments $BASE is empty.
FROM alpine:${VERSION} AS b
#    ^^^^^^^^^^^^^^^^^ Without build arguments alpine:${VERSION} is alpine:, which is no image reference.
