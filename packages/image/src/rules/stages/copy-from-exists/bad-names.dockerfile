FROM golang:1.26 AS builder
COPY --from=builder /a /a
#           ^^^^^^^ The stage copies from itself.
FROM alpine:3.22
COPY --from=bulder /app /app
#           ^^^^^^ There is no stage bulder: it is taken for an image, or for a named context of the build; the nearest stage is builder.
COPY --from=7 /app /app
#           ^ There is no stage 7; the last is 2.
RUN --mount=type=bind,from=assets,target=/assets ls /assets
#                          ^^^^^^ There is no stage assets: it is taken for an image, or for a named context of the build.
COPY --from=$STAGE /app /app
#           ^^^^^^ What is copied from cannot be a variable, as $STAGE is.
COPY --from=last /app /app
#           ^^^^ Stage last comes later; only those before this one can be copied from.
FROM alpine:3.22 AS last
