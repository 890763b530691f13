# syntax=docker/dockerfile:1
# escape=/
#^^^^^^^^^ The escape character is "/", and only \ and ` can be one.
FROM alpine:3.22
