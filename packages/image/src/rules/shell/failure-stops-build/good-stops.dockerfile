FROM debian:12-slim AS a
RUN set -eux; apt-get update; apt-get install -y curl
RUN <<EOF
set -e
cd /src
make
EOF
RUN bash -ex <<EOF
make
make install
EOF
RUN make || exit 1; echo done
RUN if ! curl -f https://example.com; then wget https://example.com; fi; true
RUN for f in a b; do tar -xf $f; done; ls
RUN VERSION="$(curl -fsS https://example.com/version)" && export VERSION && make
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN make; make install
FROM a
SHELL ["pwsh", "-Command"]
RUN git pull; git status
