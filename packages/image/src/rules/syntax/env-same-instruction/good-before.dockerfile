FROM alpine:3.22
ENV APP=/app
ENV BIN=$APP/bin APP=/other PATH=/x:$PATH
