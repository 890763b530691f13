FROM alpine:3.22
ARG CREATED
LABEL org.opencontainers.image.source=https://github.com/org/app org.opencontainers.image.created=$CREATED
LABEL org.opencontainers.image.licenses="Apache-2.0 OR (MIT AND GPL-2.0-only WITH Classpath-exception-2.0)" version=1
LABEL org.opencontainers.image.created="2026-11-29T15:00:00Z" org.opencontainers.image.version=main
