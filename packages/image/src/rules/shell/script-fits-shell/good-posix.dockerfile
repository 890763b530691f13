FROM debian:12-slim AS a
RUN echo '{a,b}' "{c,d}" ${E:-x} && find . -exec rm {} + && awk '{print $1,$2}' x && [ "$A" = b ]
RUN curl -o "x-{a,b}" https://example.com/\{a,b\} > /log 2>&1
RUN <<EOF bash
[[ -f /x ]] && source /x
EOF
RUN <<EOF
#!/bin/bash
source /x
EOF
FROM alpine:3.22
RUN if [[ -f /x ]]; then source /x; echo -e "a\tb"; fi
FROM fedora:42
RUN mkdir -p /app/{bin,lib}
FROM a
SHELL ["/bin/bash", "-c"]
RUN source /x && mkdir /{a,b}
