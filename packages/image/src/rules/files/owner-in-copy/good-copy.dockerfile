FROM node:22-slim
RUN mkdir /data && chown -R node:node /data
COPY --chown=node:node . /app
RUN chmod 755 /app/run.sh
