FROM alpine:3.22
RUN apk update && apk add curl
#                 ^^^^^^^ apk add leaves its package index in the layer.
RUN apk add -U --virtual .build git
#   ^^^^^^^ apk add leaves its package index in the layer.
