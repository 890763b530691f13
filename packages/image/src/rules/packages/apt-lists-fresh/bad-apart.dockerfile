FROM debian:12-slim AS a
RUN apt-get update
#   ^^^^^^^^^^^^^^ apt-get update has a layer of its own, which grows old in the cache.
RUN apt-get install -y curl
FROM debian:12-slim
RUN apt-get install -y curl
#   ^^^^^^^^^^^^^^^ apt-get install runs without the lists that apt-get update brings.
