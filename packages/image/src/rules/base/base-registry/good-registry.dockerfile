FROM alpine:3.22
COPY --from=docker.io/library/busybox:1.37 /bin/busybox /bin/
