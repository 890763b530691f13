FROM node:22-slim
ENTRYPOINT node server.js --port 8080
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^ The shell form of ENTRYPOINT makes a shell process 1, which SIGTERM ends at, and CMD is not passed to it.
CMD exit 0; node "$APP"
#   ^^^^^^^^^^^^^^^^^^^ The shell form of CMD makes a shell process 1, which SIGTERM ends at.
