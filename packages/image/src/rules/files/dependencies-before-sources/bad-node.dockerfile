FROM node:22-slim
WORKDIR /app
COPY . .
#    ^ Any changed file makes the build run npm ci again.
RUN npm ci --omit=dev
