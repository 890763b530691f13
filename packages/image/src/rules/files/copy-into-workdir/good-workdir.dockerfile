FROM node:22-slim AS a
COPY package.json /app/
COPY x $HOME/x
WORKDIR /app
COPY . .
FROM a
COPY y y
FROM php:8.4-apache
COPY . .
