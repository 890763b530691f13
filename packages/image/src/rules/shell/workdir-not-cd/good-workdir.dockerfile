FROM debian:12-slim
WORKDIR /src
RUN make && cd build && ls
