FROM debian:12-slim
RUN useradd -u 10001 app && useradd -l -u 1000700000 b && useradd --no-log-init --uid 1000700001 c && useradd d
