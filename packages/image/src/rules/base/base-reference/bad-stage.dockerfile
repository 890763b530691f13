FROM alpine:3.22 AS Build
FROM Build
#    ^^^^^ Build is no image reference: stage names are in lower case here, build.
