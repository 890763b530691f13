FROM node:22-slim
COPY dist /app
#    ^^^^ dist is kept out of the build by .dockerignore.
COPY ./config/local/ config/prod.env server.js /app/
#    ^^^^^^^^^^^^^^^ config/local is kept out of the build by .dockerignore.
#                    ^^^^^^^^^^^^^^^ config/prod.env is kept out of the build by .dockerignore.
