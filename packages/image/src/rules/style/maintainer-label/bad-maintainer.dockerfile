FROM alpine:3.22
MAINTAINER Ann <ann@example.com>
#^^^^^^^^^ MAINTAINER is deprecated.
