FROM golang:1.26 AS build
RUN go build -o /app .
FROM scratch
#    ^^^^^^^ scratch has no root certificates, and nothing brings them: the application cannot check whom it talks to over TLS.
COPY --from=build /app /app
USER 65532
ENTRYPOINT ["/app"]
