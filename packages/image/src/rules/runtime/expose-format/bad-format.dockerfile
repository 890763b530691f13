FROM node:22-slim
EXPOSE 80 127.0.0.1:80:8080 8080:80/tcp 53/UDP
#         ^^^^^^^^^^^^^^^^^ 127.0.0.1:80:8080 names more than the port of the container.
#                           ^^^^^^^^^^^ 8080:80/tcp names more than the port of the container.
#                                       ^^^^^^ 53/UDP does not write its protocol in lower case.
