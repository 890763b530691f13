FROM golang:1.26 AS builder
COPY --from=builder /a /a
#           ^^^^^^^ The stage copies from itself.
FROM alpine:3.22
COPY --from=bulder /app /app
#           ^^^^^^ There is no stage bulder; the nearest is builder.
COPY --from=7 /app /app
#           ^ There is no stage 7; the last is 1.
RUN --mount=type=bind,from=assets,target=/assets ls /assets
#                          ^^^^^^ There is no stage assets: it is taken for an image, or for a named context of the build.
