FROM alpine:3.22
HEALTHCHECK CMD wget -q -O /dev/null http://localhost/
