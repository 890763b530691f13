FROM node:22-slim
ENTRYPOINT node server.js --port 8080
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^ The shell form of ENTRYPOINT makes a shell process 1, and SIGTERM gets no further; what CMD says is not passed to it either.
CMD exit 0; node "$APP"
#   ^^^^^^^^^^^^^^^^^^^ The shell form of CMD makes a shell process 1, and SIGTERM gets no further.
