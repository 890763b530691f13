FROM debian:12-slim
RUN apt-get install -y vim && echo service
