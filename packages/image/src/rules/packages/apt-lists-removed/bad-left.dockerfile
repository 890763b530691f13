FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl
#   ^^^^^^^^^^^^^^ apt-get update leaves its package lists in the layer.
RUN rm -rf /var/lib/apt/lists/*
RUN apt update
#   ^^^^^^^^^^ apt update leaves its package lists in the layer.
