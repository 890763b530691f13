FROM --platform=$BUILDPLATFORM alpine:3.22 AS a
FROM --platform=linux/arm/v7 alpine:3.22 AS b
FROM --platform=windows alpine:3.22
ARG TYPE=cache
COPY --link --parents=false --exclude=a --exclude=b a /b
RUN --mount=type=$TYPE,target=/x,sharing=locked,uid=0,mode=0755 --mount=type=secret,id=t,required,env=T \
    --mount=target=/y,from=a,rw --mount=type=tmpfs,target=/t,size=64m --mount=type=ssh --network=none make
HEALTHCHECK --interval=1m30s --timeout=.5s --start-period=0 --retries=3 CMD curl --fail --interval=5 http://localhost/
HEALTHCHECK --interval=no NONE
RUN --mount=type=bind make
FROM scratch
WORKDIR /src
RUN --mount=from=a --mount=type=cache,target=cache make
ADD --checksum=0123abc https://example.com/a.git /a
ADD --checksum=$SUM --chmod=u=rwX,go=rX https://example.com/a /a
