FROM golang:1.26 AS build
FROM alpine:3.22
COPY --from=build /app /app
CMD ["/app"]
