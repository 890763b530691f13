FROM golang:1.26 AS Builder
FROM alpine:3.22 AS last
COPY --from=builder /app /app
COPY --from=0 /app /app
COPY --from=nginx:1.29 /etc/nginx /etc/nginx
