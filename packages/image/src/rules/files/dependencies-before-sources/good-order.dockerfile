FROM node:22-slim AS a
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm install -g serve@14
FROM golang:1.26 AS b
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod go mod download
FROM scratch
COPY --from=a . .
RUN npm ci
