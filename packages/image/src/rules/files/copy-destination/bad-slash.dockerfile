FROM node:22-slim
COPY package.json package-lock.json /app
#                                   ^^^^ 2 files go to /app, which does not end with a slash.
COPY ["a", "b", "/app"]
#               ^^^^^^ 2 files go to /app, which does not end with a slash.
