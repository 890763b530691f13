FROM python:3.13-slim AS a
ADD ./ /app
#   ^^
RUN cd /app && pip install --no-cache-dir -r requirements.txt
FROM golang:1.26 AS b
COPY --chown=1000:1000 . /src
#                      ^
RUN <<EOF
go mod download
go build ./...
EOF
FROM ruby:3.4
COPY [".", "/app"]
#     ^^^
RUN bundle install
