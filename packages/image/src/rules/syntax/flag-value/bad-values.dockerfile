FROM --platform=odd alpine:3.22
#    ^^^^^^^^^^^^^^ There is no platform odd.
COPY --link=maybe a /b
#    ^^^^^^^^^^^^ --link is true or false, not "maybe".
COPY --chown a /b
#    ^^^^^^^ --chown has no value.
ADD --chmod=755 --chmod=755 a /b
#               ^^^^^^^^^^^ --chmod is given a second time.
RUN --network=off make
#   ^^^^^^^^^^^^^ --network is one of default, none, host, not "off".
RUN --mount=type=volume,target=/x make
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The option type of a mount is one of bind, cache, tmpfs, secret, ssh, not "volume".
RUN --mount=type=cache,taget=/x make
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ A mount has no option "taget"; the nearest is target.
RUN --mount=target=/ make
#   ^^^^^^^^^^^^^^^^ Nothing can be mounted on /.
RUN --mount=type=bind,target=/x,sharing=locked make
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A mount of type bind has no option sharing.
RUN --mount=type=secret make
#   ^^^^^^^^^^^^^^^^^^^ A secret has no id: `--mount=type=secret,id=NAME`.
HEALTHCHECK --interval=5 --retries=x CMD true
#           ^^^^^^^^^^^^ --interval is a duration such as 30s or 1m30s, not "5".
#                        ^^^^^^^^^^^ --retries is a number, not "x".
HEALTHCHECK --timeout=10us CMD true
#           ^^^^^^^^^^^^^^ --timeout is 10us, less than 1ms.
COPY --chmod=999 a /b
#    ^^^^^^^^^^^ --chmod is an octal number up to 7777 or such as u=rwX,go=rX, not "999".
FROM scratch
RUN --mount=type=cache make
#   ^^^^^^^^^^^^^^^^^^ A mount of type cache has no target, and there is no WORKDIR to mount it on.
ADD --checksum=sha256:12 https://example.com/a /a
#   ^^^^^^^^^^^^^^^^^^^^ --checksum is sha256: and 64 digits, not "sha256:12".
ADD --checksum=sha256:12 a /a
#   ^^^^^^^^^^^^^^^^^^^^ --checksum is for what is downloaded, not for local files.
