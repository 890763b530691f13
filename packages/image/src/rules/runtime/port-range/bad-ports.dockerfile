FROM node:22-slim
ARG PORT=80000
EXPOSE 80 65536 http 0 9000-8000 53/dns
#         ^^^^^ 65536 is over 65535.
#               ^^^^ http is no port.
#                    ^ 0 names port 0, which nothing listens on.
#                      ^^^^^^^^^ 9000-8000 is a range that ends before it begins.
#                                ^^^^^^ 53/dns has the protocol dns, not tcp, udp or sctp.
EXPOSE $PORT
#      ^^^^^ 80000 is over 65535.
EXPOSE 80/tcp/udp
#      ^^^^^^^^^^ 80/tcp/udp has more than a port and a protocol.
EXPOSE 127.0.0.1:80
#      ^^^^^^^^^^^^ 127.0.0.1:80 has 127.0.0.1 where the port of the host would be.
ARG PORT=90000
EXPOSE $PORT
#      ^^^^^ 90000 is over 65535.
