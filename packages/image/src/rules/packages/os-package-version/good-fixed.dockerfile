FROM debian:12-slim
RUN apt-get update && apt-get install -y curl=7.88.1-10+deb12u14 ./app.deb $PACKAGES
FROM alpine:3.22
RUN apk add --no-cache 'curl~=8.14'
FROM fedora:43
RUN dnf install -y httpd-2.4.65
