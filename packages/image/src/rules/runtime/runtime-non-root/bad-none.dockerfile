FROM golang:1.26 AS build
USER 1000
FROM alpine:3.22
#    ^^^^^^^^^^^ No USER is set, so the image runs as the user of alpine:3.22, which is root for most images.
COPY --from=build /app /app
CMD ["/app"]
