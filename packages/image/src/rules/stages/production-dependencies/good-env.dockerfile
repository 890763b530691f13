FROM node:22-slim
ENV NODE_ENV=production
RUN npm ci
RUN npm install -g pm2@6.0.0
