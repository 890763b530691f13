FROM node:22-slim AS a
COPY package*.json ./
RUN npm ci && npm install -g npm@11.6.0
FROM node:22-slim
COPY package.json ./
RUN npm install
