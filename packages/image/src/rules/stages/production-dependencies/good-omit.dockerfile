FROM node:22-slim AS build
RUN npm ci && npm run build
FROM node:22-slim
RUN npm ci --omit=dev
