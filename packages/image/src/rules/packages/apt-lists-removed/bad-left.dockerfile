FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl
#                     ^^^^^^^^^^^^^^^ apt-get install leaves its package lists in the layer.
RUN rm -rf /var/lib/apt/lists/*
