FROM alpine:3.22
RUN a \
# a comment is fine
 && b

RUN c
