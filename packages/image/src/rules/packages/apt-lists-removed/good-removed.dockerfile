FROM debian:12-slim AS build
RUN apt-get update && apt-get install -y gcc
FROM debian:12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* /tmp/*
RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt \
    apt-get update && apt-get install -y git
RUN <<EOF
apt-get update
apt-get install -y jq
apt-get clean
rm -rf /var/lib/apt/lists
EOF
# Whatever brought the lists, this does not.
RUN apt-get install -y make
