ARG VERSION=1.0
FROM golang:1.26 AS build
ARG GOFLAGS
ENV APP_HOME=/app
WORKDIR $APP_HONE
#       ^^^^^^^^^ APP_HONE has no value here: nothing declares it; the nearest is APP_HOME.
COPY app-${VERSION}.tar.gz /
#        ^^^^^^^^^^ VERSION has no value here: the ARG above FROM is not seen in a stage that does not repeat it.
COPY --chown=$UID:0 x $TARGETARCH/
#            ^^^^ UID has no value here: it is declared later, in line 12.
#                     ^^^^^^^^^^^ TARGETARCH has no value here: it needs `ARG TARGETARCH` in this stage.
ARG UID=1000
FROM scratch
LABEL version=$REVISION flags=$GOFLAGS
#             ^^^^^^^^^ REVISION has no value here: nothing declares it.
#                             ^^^^^^^^ GOFLAGS has no value here: only stage build declares it.
