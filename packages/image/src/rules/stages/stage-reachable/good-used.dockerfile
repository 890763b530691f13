FROM golang:1.26 AS deps
FROM deps AS build
FROM deps AS test
FROM alpine:3.22 AS certs
FROM alpine:3.22 AS tools
FROM scratch
COPY --from=build /app /app
COPY --from=3 /etc/ssl/certs /etc/ssl/certs
RUN --mount=type=bind,from=tools,target=/tools /tools/bin/x
