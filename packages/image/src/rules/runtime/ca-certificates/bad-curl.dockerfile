FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://example.com/tool -o /usr/local/bin/tool
#   ^^^^ curl talks TLS, and neither debian:12-slim nor this stage has root certificates.
