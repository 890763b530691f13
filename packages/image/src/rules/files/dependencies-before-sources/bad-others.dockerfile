FROM python:3.13-slim AS a
ADD ./ /app
#   ^^ Any changed file makes the build run pip install again.
RUN cd /app && pip install --no-cache-dir -r requirements.txt
FROM golang:1.26 AS b
COPY --chown=1000:1000 . /src
#                      ^ Any changed file makes the build run go mod download again.
RUN <<EOF
go mod download
go build ./...
EOF
FROM ruby:3.4
COPY [".", "/app"]
#     ^^^ Any changed file makes the build run bundle install again.
RUN bundle install
