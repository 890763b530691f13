FROM golang:1.26 AS build
#    ^^^^^^^^^^^ golang:1.26 is named without its digest.
FROM build
COPY --from=nginx:1.29.3 /etc/nginx /etc/nginx
#           ^^^^^^^^^^^^ nginx:1.29.3 is named without its digest.
