FROM debian:12-slim AS a
RUN apt-get update -qq && apt-get install -y curl
RUN apt-get update; apt-get upgrade -y
FROM debian:12-slim
RUN --mount=type=cache,target=/var/lib/apt,sharing=locked --mount=type=cache,target=/var/cache/apt apt-get update
RUN --mount=type=cache,target=/var/lib/apt apt-get install -y curl
RUN curl -fsSL https://deb.example.com/setup.sh | bash - && apt-get install -y nodejs
RUN apt-get install -y ./app.deb
