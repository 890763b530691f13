FROM debian:12-slim
RUN useradd -m -u 1000700000 app
#   ^^^^^^^ useradd writes login logs with a place for each of 1000700000 users.
