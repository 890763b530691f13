FROM debian:12-slim
RUN cd /src && make
#   ^^^^^^^ The RUN changes to /src by itself.
