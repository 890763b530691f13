FROM alpine:3.22
ADD rootfs.tar.gz /
COPY data.tar.gz /data/
RUN --mount=type=bind,source=x.tar.gz,target=/x.tar.gz tar -xzf /x.tar.gz -C /
