FROM node:22-slim AS build
COPY package.json .npmrc ./
#                 ^^^^^^ .npmrc holds a token of a package registry as a rule, and comes into the layers of this stage.
FROM node:22-slim
COPY .env /app/
#    ^^^^ .env holds settings that are secret as a rule, and comes into the image.
COPY [".ssh/id_rsa", "/root/.ssh/"]
#     ^^^^^^^^^^^^^ .ssh/id_rsa holds a private SSH key, and comes into the image.
ADD deploy/server.key credentials.json /etc/app/
#   ^^^^^^^^^^^^^^^^^ deploy/server.key holds a private key, and comes into the image.
#                     ^^^^^^^^^^^^^^^^ credentials.json holds credentials of a service account, and comes into the image.
