ARG NODE_VERSION=22
FROM node:${NODE_VERSON}-slim AS build
#         ^^^^^^^^^^^^^^ No ARG before the first FROM declares NODE_VERSON; the nearest ARG is NODE_VERSION.
ARG ALPINE=3.22
FROM --platform=$BUILD_PLATFORM alpine:$ALPINE
#               ^^^^^^^^^^^^^^^ No ARG before the first FROM declares BUILD_PLATFORM; the nearest ARG is BUILDPLATFORM.
#                                      ^^^^^^^ No ARG before the first FROM declares ALPINE.
