# syntax=docker/dockerfile:1
ARG A=3.22
FROM alpine:$A
LABEL a=b
