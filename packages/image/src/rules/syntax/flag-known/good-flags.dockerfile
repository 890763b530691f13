FROM --platform=$BUILDPLATFORM alpine:3.22
COPY --from=build --chown=1:1 --chmod=755 --link --parents --exclude=*.md a b
ADD --checksum=sha256:0000000000000000000000000000000000000000000000000000000000000000 --keep-git-dir=true https://example.com/a /
RUN --mount=type=cache,target=/x --network=none --security=insecure ls --all
HEALTHCHECK --interval=5s --timeout=1s --start-period=5s --start-interval=1s --retries=3 CMD true
