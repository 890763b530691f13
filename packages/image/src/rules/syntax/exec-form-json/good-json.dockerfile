FROM alpine:3.22
RUN [ -f /x ] && echo a
RUN [[ "a" == "b" ]] || true
RUN ["echo", "a"]
ENTRYPOINT []
CMD ["a", "b"]
RUN [ "$(find /data | wc -l)" == "2" ]
