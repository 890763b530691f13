FROM node:22-alpine
HEALTHCHECK CMD ["curl", "-f", "http://localhost:8000/"]
#                ^^^^^^
