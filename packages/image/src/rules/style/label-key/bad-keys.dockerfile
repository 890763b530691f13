FROM alpine:3.22
LABEL com.docker.name=x 1st=y a..b=z
#     ^^^^^^^^^^^^^^^ com.docker.name is reserved for Docker itself.
#                       ^^^ 1st is no valid label key.
#                             ^^^^ a..b is no valid label key.
