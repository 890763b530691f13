FROM node:22-slim
HEALTHCHECK CMD ["node", "health.js"]
