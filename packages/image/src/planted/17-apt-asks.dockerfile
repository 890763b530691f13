# syntax=docker/dockerfile:1
ARG GO_VERSION=1.26

FROM --platform=$BUILDPLATFORM golang:${GO_VERSION} AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
ARG TARGETOS TARGETARCH
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/app ./cmd/app

FROM debian:12-slim
RUN apt-get update \
 && apt-get install --no-install-recommends ca-certificates curl \
#   ^^^^^^^^^^^^^^^ warning, install-unattended: apt-get install asks before it installs.
 && rm -rf /var/lib/apt/lists/*
ENV APP_HOME=/app TOKEN_FILE=/run/secrets/token
WORKDIR $APP_HOME
COPY --from=build /out/app ./
USER 65532:65532
EXPOSE 8080
HEALTHCHECK --interval=10s CMD curl -fsS http://127.0.0.1:8080/healthz || exit 1
ENTRYPOINT ["/app/app"]
