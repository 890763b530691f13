FROM debian:12-slim
RUN apt-get update && apt-get install -y -t bookworm-backports curl git=1:2.39.5-0+deb12u2
#                                                              ^^^^ curl is installed in whatever version the distribution has.
FROM alpine:3.22
RUN apk add --no-cache --virtual .build gcc
#                                       ^^^ gcc is installed in whatever version the distribution has.
FROM fedora:43
RUN dnf install -y httpd
#                  ^^^^^ httpd is installed in whatever version the distribution has.
