# build makes the binary
FROM golang:1.26 AS build
# VERSION is what it is called
ARG VERSION
# Packages for the compiler.

ARG OTHER
