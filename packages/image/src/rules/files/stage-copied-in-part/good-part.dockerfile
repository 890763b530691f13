FROM alpine:3.22 AS build
# Tools for a build stay there.
COPY --from=tonistiigi/xx:1.7.0 / /
RUN apk add --no-cache curl
FROM scratch AS flat
COPY --from=build / /
FROM debian:12-slim
COPY --from=build /out/ /
COPY --from=flat / /rootfs
