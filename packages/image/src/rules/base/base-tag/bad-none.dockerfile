FROM node
#    ^^^^ node has no tag, which means latest.
COPY --from=busybox:latest /bin/busybox /bin/
#           ^^^^^^^^^^^^^^ busybox:latest moves to whatever is newest.
