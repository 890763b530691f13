FROM debian:12-slim
RUN apt-get update && service nginx start && vim /etc/x
#                     ^^^^^^^ service has nothing to do in a build.
#                                            ^^^ vim has nothing to do in a build.
