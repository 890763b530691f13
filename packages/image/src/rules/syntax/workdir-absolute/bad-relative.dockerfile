FROM alpine:3.22
WORKDIR app
#       ^^^ app is relative to whatever folder the base image has.
