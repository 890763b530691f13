FROM alpine:3.22
ARG REVISION
LABEL version=1.2.3-rc.1 git-revision=0123abc contact=ann@example.com
LABEL git-revision=$REVISION
