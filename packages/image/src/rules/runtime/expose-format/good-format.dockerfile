FROM node:22-slim
EXPOSE 80 53/udp ${PORT:-8080} $PORT/tcp
