# builds the binary
# ^^^^^^^^^^^^^^^^^ The comment above build does not begin with its name.
FROM golang:1.26 AS build
# the version
# ^^^^^^^^^^^ The comment above VERSION does not begin with its name.
ARG VERSION
