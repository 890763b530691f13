FROM debian:12-slim AS a
RUN set -o pipefail && curl -fsSL https://example.com/x | tar xz
RUN echo a | tee /b && cat /etc/passwd | grep root
RUN curl -fsSL https://example.com/x -o /x || exit 1
RUN ["/bin/bash", "-o", "pipefail", "-c", "curl https://example.com | sh"]
FROM debian:12-slim
SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
RUN curl -fsSL https://example.com/x | tar xz
