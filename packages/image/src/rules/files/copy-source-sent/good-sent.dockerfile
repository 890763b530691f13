FROM node:22-slim
COPY dist $FILES *.js /app/
COPY --from=build node_modules /app/node_modules
