FROM alpine:3.22 AS scratch
#                   ^^^^^^^ A stage is called scratch, which means something else.
FROM scratch
