FROM alpine:3.22
LABEL org.opencontainers.image.source=github.com/org/app org.opencontainers.image.created=yesterday empty=""
#                                     ^^^^^^^^^^^^^^^^^^ github.com/org/app is not a URL.
#                                                                                         ^^^^^^^^^ yesterday is not a date and time of RFC 3339.
#                                                                                                   ^^^^^^^^ The label empty is empty.
LABEL org.opencontainers.image.licenses="Apache 2"
#                                       ^^^^^^^^^^ Apache 2 is not an expression of SPDX license identifiers.
