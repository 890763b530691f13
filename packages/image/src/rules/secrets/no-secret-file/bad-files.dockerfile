FROM node:22-slim AS build
COPY package.json .npmrc ./
#                 ^^^^^^
FROM node:22-slim
COPY .env /app/
#    ^^^^
COPY [".ssh/id_rsa", "/root/.ssh/"]
#     ^^^^^^^^^^^^^
ADD deploy/server.key credentials.json /etc/app/
#   ^^^^^^^^^^^^^^^^^
#                     ^^^^^^^^^^^^^^^^
