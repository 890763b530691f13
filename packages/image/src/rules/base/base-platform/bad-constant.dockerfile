FROM --platform=linux/amd64 alpine:3.22 AS build
#               ^^^^^^^^^^^ This stage is for linux/amd64, whatever the build is for.
FROM build
