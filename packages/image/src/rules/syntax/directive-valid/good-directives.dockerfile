# syntax=docker/dockerfile:1
# escape=`
# check=skip=all
FROM alpine:3.22
# check=is a comment here
