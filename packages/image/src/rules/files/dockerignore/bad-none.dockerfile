FROM node:22-slim
COPY package*.json ./
COPY . .
#    ^ There is no .dockerignore: 60.1 MB of the 61.2 MB that are sent are of no use: **/node_modules (48.0 MB), **/.git (12.1 MB).
#    ^ Files that look like secrets come into the image: .env.
