FROM alpine:3.22
run a \
 && b
onbuild RUN x
