FROM node:22-slim
RUN npm ci --omit=dev
#   ^^^^^^ npm ci leaves its cache in the layer.
RUN yarn install --frozen-lockfile --production
#   ^^^^^^^^^^^^ yarn install leaves its cache in the layer.
