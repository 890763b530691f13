FROM node:22-slim
USER node
#    ^^^^ The user is called node; a cluster cannot tell that it is not root.
