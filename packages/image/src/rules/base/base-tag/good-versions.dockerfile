ARG BASE
ARG VERSION=22
FROM golang:1.26-alpine@sha256:0000000000000000000000000000000000000000000000000000000000000000 AS build
FROM node:${VERSION}-slim AS web
FROM ${BASE} AS given
FROM scratch
COPY --from=build /app /app
COPY --from=0 /app /app2
COPY --from=ghcr.io/astral-sh/uv:0.9.5 /uv /bin/
