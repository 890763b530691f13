FROM golang:1.26
#    ^^^^^^^^^^^ The final stage is built on golang:1.26, so the image ships with its compiler or SDK.
WORKDIR /src
COPY . .
RUN go build -o /app .
CMD ["/app"]
