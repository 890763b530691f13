FROM alpine:3.22
ONBUILD FROM alpine:3.22
#       ^^^^ ONBUILD cannot hold back FROM.
ONBUILD ONBUILD RUN a
#       ^^^^^^^ ONBUILD cannot hold back ONBUILD.
