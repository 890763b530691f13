FROM node:22-slim
COPY package*.json ./
RUN npm ci
#   ^^^^^^ npm ci brings the dependencies of development too.
COPY . .
CMD ["node", "server.js"]
