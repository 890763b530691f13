ARG UID=0
FROM node:22-slim
USER node
ARG UID
USER ${UID}:0
#    ^^^^^^^^ The last USER is 0, so the image runs as root.
CMD ["node", "server.js"]
