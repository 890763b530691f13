FROM debian:12-slim
RUN apt-get update && apt-get install -y apt && echo apt install
RUN cat /etc/apt/sources.list
