FROM debian:12-slim
RUN apt-get update; apt-get install -y curl; rm -rf /var/lib/apt/lists/*
#   ^^^^^^^ When apt-get fails, the RUN goes on: nothing stops it.
RUN <<EOF
cd /src
#^ When cd fails, the RUN goes on: nothing stops it.
make install
EOF
RUN mkdir /out && make; echo done
#                 ^^^^ When make fails, the RUN goes on: nothing stops it.
RUN export VERSION="$(curl -fsS https://example.com/version)" && echo "$VERSION"
#                     ^^^^ export hides that curl fails: VERSION is then empty.
