FROM alpine:3.22
LABEL version=1.2 git-revision=HEAD contact=ann@
#             ^^^ 1.2 is not a semantic version.
#                              ^^^^ HEAD is not a git hash.
#                                           ^^^^ ann@ is not an email address.
