FROM debian:12-slim
RUN apt-get update && apt-get install --no-install-recommends \
#                     ^^^^^^^^^^^^^^^ apt-get install asks before it installs.
      curl \
      ca-certificates
RUN if [ -n "$EXTRA" ]; then apt-get install "$EXTRA"; fi
#                            ^^^^^^^^^^^^^^^ apt-get install asks before it installs.
FROM fedora:43
RUN dnf install git
#   ^^^^^^^^^^^ dnf install asks before it installs.
RUN <<EOF
set -e
yum install git
#^^^^^^^^^^ yum install asks before it installs.
zypper install git
#^^^^^^^^^^^^^ zypper install asks before it installs.
pacman -Sy git
#^^^^^^^^^ pacman -Sy asks before it installs.
EOF
