FROM debian:12-slim
RUN curl -u admin:hunter22 https://example.com/x -o /x && mysql --password=hunter22 app
#           ^^^^^^^^^^^^^^ curl gets a password in plain text.
#                                                               ^^^^^^^^^^^^^^^^^^^ mysql gets a credential in plain text by --password.
RUN echo "//npm.example.com/:_authToken=npm_0123456789abcdefghijABCDEFGHIJ012345" > .npmrc
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ There is an npm token in this RUN.
RUN git clone https://me:hunter22@git.example.com/app.git
#             ^^^^^^^^^^^^^^^^^^^^^ There is a URL with a password in this RUN.
RUN API_TOKEN=abc123def456 make && twine upload --password hunter22
#   ^^^^^^^^^^^^^^^^^^^^^^ API_TOKEN is set to a credential in plain text.
#                                                          ^^^^^^^^ twine gets a credential in plain text by --password.
RUN echo "root:screencast" | chpasswd
#        ^^^^^^^^^^^^^^^^^ The password of root stands here in plain text.
