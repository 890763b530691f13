FROM golang:1.26 AS assets
#                   ^^^^^^ The stage assets is not used by the final stage, nor by any other.
RUN make assets
FROM golang:1.26 AS build
RUN go build -o /app .
FROM node:22
#    ^^^^^^^ Stage 2 is not used by the final stage, nor by any other.
RUN npm ci
FROM scratch
COPY --from=build /app /app
