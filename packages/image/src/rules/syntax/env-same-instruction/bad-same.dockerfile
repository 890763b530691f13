FROM alpine:3.22
ENV APP=/app \
    BIN=$APP/bin
#       ^^^^ APP gets its value in this very ENV, so BIN does not see it.
