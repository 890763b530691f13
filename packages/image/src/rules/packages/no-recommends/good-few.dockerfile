FROM debian:12 AS build
RUN apt-get update && apt-get install -y gcc
FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl
RUN apt-get -o APT::Install-Recommends=false install -y curl
