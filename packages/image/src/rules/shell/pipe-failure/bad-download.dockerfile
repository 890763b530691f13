FROM debian:12-slim
RUN apt-get update && curl -fsSL https://example.com/x.tar.gz | tar xz -C /opt
#                     ^^^^ When curl fails, tar gets what there is, and the build goes on.
RUN <<EOF
set -e
wget -qO- https://example.com/install.sh | sh
#^^^ When wget fails, sh gets what there is, and the build goes on.
EOF
