FROM MyApp:1.0
#    ^^^^^^^^^ MyApp:1.0 is no image reference: a repository has no capital letters.
FROM node: AS a
#    ^^^^^ node: is no image reference.
FROM alpine@sha256:1234 AS b
#    ^^^^^^^^^^^^^^^^^^ alpine@sha256:1234 is no image reference.
FROM https://example.com/app AS c
#    ^^^^^^^^^^^^^^^^^^^^^^^ https://example.com/app is no image reference.
