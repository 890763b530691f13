FROM node:22-slim AS build
FROM node:22-slim
#    ^^^^^^^^^^^^ proxy waits until web is healthy (compose.yaml:12), and the image has no health check.
CMD ["node", "server.js"]
