FROM rust:1.91 AS build
FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://example.com/tool -o /tool
COPY --from=build /app /app
CMD ["/app"]
