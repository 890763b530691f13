ARG BASE=alpine:latest
FROM ${BASE} AS base
#    ^^^^^^^ alpine:latest moves to whatever is newest.
FROM base
RUN --mount=type=bind,from=registry.example.com:5000/tools/jq,target=/jq cp /jq/jq /bin/
#                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ registry.example.com:5000/tools/jq has no tag, which means latest.
