FROM node:22-slim AS a
ENTRYPOINT exec node server.js
CMD ["--port", "8080"]
FROM node:22-slim AS b
SHELL ["/bin/bash", "-c"]
CMD node server.js
FROM node:22-slim
CMD ignored
CMD ["sh", "-c", "exec node $APP"]
HEALTHCHECK CMD curl -f http://localhost/
