FROM golang:1.26 AS build
FROM scratch AS a
COPY --from=build /app /app
RUN chmod +x /app
#^^ RUN needs a shell, and scratch has none.
FROM gcr.io/distroless/static-debian12:nonroot
COPY app /app
HEALTHCHECK --interval=5s CMD curl -f http://localhost/
#^^^^^^^^^^ HEALTHCHECK needs a shell, and gcr.io/distroless/static-debian12:nonroot has none.
CMD /app --port 8080
#^^ CMD needs a shell, and gcr.io/distroless/static-debian12:nonroot has none.
