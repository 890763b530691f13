FROM alpine:3.22
LABEL org.opencontainers.image.source=https://example.com/app org.opencontainers.image.revison=1
#                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The policy knows no label org.opencontainers.image.revison; the nearest is org.opencontainers.image.revision.
LABEL stage=builder
#     ^^^^^ The policy knows no label stage.
