FROM alpine:3.22
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool-1.0.tar.gz /opt/
ADD https://github.com/org/repo.git#1234567890123456789012345678901234567890 /src
ADD rootfs.tar.gz /
