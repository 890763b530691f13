FROM alpine:3.22
COPY app /app
ADD rootfs.tar.xz /
ADD https://example.com/a /a
ADD --unpack=false x.tar /x
ADD $FILES /x
ARG BASE
ADD $BASE/app /app
ADD dist* rel-*.tgz /x/
ADD "https://example.com/a.${BASE}" "/a"
