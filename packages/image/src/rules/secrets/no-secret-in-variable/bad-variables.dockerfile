FROM node:22-slim
ARG NPM_TOKEN
#   ^^^^^^^^^ The value that a build gives to NPM_TOKEN stays in the history of the image.
ENV DB_HOST=db DB_PASSWORD=s3cr3t-Pa55
#                          ^^^^^^^^^^^ ENV DB_PASSWORD holds a credential in plain text.
ENV API_KEY "abcdef0123456789"
#           ^^^^^^^^^^^^^^^^^^ ENV API_KEY holds a credential in plain text.
ARG GIT_URL=https://user:hunter22@git.example.com/app.git
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ARG GIT_URL holds a URL with a password.
ENV GITHUB_TOKEN=$NPM_TOKEN DATABASE_URL=postgres://app:hunter22@db/app
#   ^^^^^^^^^^^^^^^^^^^^^^^ ENV GITHUB_TOKEN keeps the value of NPM_TOKEN in the history of the image.
#                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ENV DATABASE_URL holds a URL with a password.
LABEL build.token=ghp_0123456789abcdefghijABCDEFGHIJ012345
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The label build.token holds a GitHub token.
