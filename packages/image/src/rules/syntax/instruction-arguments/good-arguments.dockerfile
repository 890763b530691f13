FROM alpine:3.22 AS build
COPY a b
COPY <<EOF /x
EOF
RUN <<EOF
EOF
ENV A= B=1
ENV C d
ENTRYPOINT []
CMD
HEALTHCHECK --interval=5s CMD true
HEALTHCHECK NONE
ARG X
STOPSIGNAL SIGRTMIN+3
STOPSIGNAL 9
STOPSIGNAL $X
LABEL ""=x
LABEL a="it's" b='"' c=it\'s d="${A:-"x"}"
RUN echo "open
ENV A=${B:-x} C=${D#x} E=${F%%y} G=${H/a/b} I=${J:+${K}} L='${M^^}' N=$1 O=\${P^^}
RUN echo ${B^^}
