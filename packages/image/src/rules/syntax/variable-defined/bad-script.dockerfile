ARG VERSION=1
FROM alpine:3.22 AS build
ARG TOOL=jq
RUN echo "$VERSION" && apk add --no-cache $TOOL
#         ^^^^^^^^ VERSION has no value here: the ARG above FROM is not seen in a stage that does not repeat it.
FROM alpine:3.22
RUN <<EOF
apk add --no-cache ${TOOL}
#                  ^^^^^^^ TOOL has no value here: only stage build declares it.
EOF
