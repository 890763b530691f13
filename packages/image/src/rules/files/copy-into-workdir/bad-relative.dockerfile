FROM node:22-slim
COPY package.json .
#                 ^ . is relative, and no WORKDIR says to what.
COPY src app/src
#        ^^^^^^^ app/src is relative, and no WORKDIR says to what.
