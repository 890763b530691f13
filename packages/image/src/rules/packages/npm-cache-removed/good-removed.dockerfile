FROM node:22-slim AS build
RUN npm ci
FROM node:22-slim
RUN npm ci --omit=dev && npm cache clean --force
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
RUN yarn --version && npm run build
