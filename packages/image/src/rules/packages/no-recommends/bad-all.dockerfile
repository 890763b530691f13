FROM debian:12-slim
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
#                     ^^^^^^^^^^^^^^^ apt-get install brings recommended packages too.
RUN apt-get install -y --no-install-recommends curl
RUN apt-get install -y vim
#   ^^^^^^^^^^^^^^^ apt-get install brings recommended packages too.
