FROM node:22-slim
COPY package.json package-lock.json ./
RUN npm install --omit=dev
#   ^^^^^^^^^^^ npm install may change what the lock file says.
