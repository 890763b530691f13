FROM node:22-slim AS a
HEALTHCHECK CMD true
FROM node:22-slim
#    ^^^^^^^^^^^^ The image has no HEALTHCHECK.
