FROM node:22-alpine
HEALTHCHECK CMD ["curl", "-f", "http://localhost:8000/"]
#                ^^^^^^ node:22-alpine has no curl, and nothing installs it.
