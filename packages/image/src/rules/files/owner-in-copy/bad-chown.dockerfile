FROM node:22-slim
WORKDIR /app
COPY . .
RUN useradd app && chown -R app:app /app
#                  ^^^^^^^^^^^^^^^^^^^^^ chown writes all of /app into one more layer.
