FROM alpine:3.22
COPY vendor/rootfs.tar.gz /tmp/
#    ^^^^^^^^^^^^^^^^^^^^ rootfs.tar.gz stays in the image beside what is unpacked from it.
RUN tar -xzf /tmp/rootfs.tar.gz -C / && rm /tmp/rootfs.tar.gz
