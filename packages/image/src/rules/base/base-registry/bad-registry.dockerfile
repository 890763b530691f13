FROM quay.io/org/app:1.0
#    ^^^^^^^^^^^^^^^^^^^ quay.io/org/app:1.0 comes from quay.io; allowed: docker.io.
COPY --from=ghcr.io/org/tool:2.0 /tool /tool
#           ^^^^^^^^^^^^^^^^^^^^ ghcr.io/org/tool:2.0 comes from ghcr.io; allowed: docker.io.
