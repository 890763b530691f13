FROM golang:1.26 AS build
RUN apt-get update && apt-get install -y build-essential
RUN go build -o /app .
FROM gcr.io/distroless/static:nonroot
COPY --from=build /app /app
