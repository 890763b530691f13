FROM alpine:3.22
RUN apk --no-cache add curl && apk add --no-cache git
RUN apk add jq && rm -rf /var/cache/apk/*
RUN --mount=type=cache,target=/var/cache/apk apk add bash
