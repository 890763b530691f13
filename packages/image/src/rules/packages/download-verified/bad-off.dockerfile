FROM debian:12-slim
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ NODE_TLS_REJECT_UNAUTHORIZED turns the check of certificates off, in the container too.
RUN curl -fsSkO https://example.com/a && wget --no-check-certificate https://example.com/b
#        ^^^^^^ curl takes what it gets, verified or not: -fsSkO.
#                                             ^^^^^^^^^^^^^^^^^^^^^^ wget takes what it gets, verified or not: --no-check-certificate.
RUN apt-get install -y --allow-unauthenticated tool
#                      ^^^^^^^^^^^^^^^^^^^^^^^ apt-get takes what it gets, verified or not: --allow-unauthenticated.
RUN git config --global http.sslVerify false && GIT_SSL_NO_VERIFY=1 git clone https://example.com/c
#                       ^^^^^^^^^^^^^^ git takes what it gets, verified or not: http.sslVerify.
#                                               ^^^^^^^^^^^^^^^^^^^ GIT_SSL_NO_VERIFY=1 turns the check of certificates off.
