FROM --plattform=linux/amd64 alpine:3.22
#    ^^^^^^^^^^^ FROM has no flag --plattform; the nearest is --platform.
COPY --form=build a b
#    ^^^^^^ COPY has no flag --form; the nearest is --from.
RUN --mounts=type=cache,target=/x ls
#   ^^^^^^^^ RUN has no flag --mounts; the nearest is --mount.
HEALTHCHECK --period=5s CMD true
#           ^^^^^^^^ HEALTHCHECK has no flag --period; it takes --interval, --timeout, --start-period, --start-interval, --retries.
