FROM alpine:3.22
ENV PATH_TO /opt/app with space
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ ENV PATH_TO is written without =.
LABEL description "An app"
#     ^^^^^^^^^^^^^^^^^^^^ LABEL description is written without =.
