FROM debian:12-slim AS base
USER app
USER root
#    ^^^^ The last USER is root, so the image runs as root.
FROM base
CMD ["/app"]
