FROM python:3.13-slim
RUN pip install --no-cache-dir flask 'requests>=2' gunicorn
#                              ^^^^^ flask and gunicorn are installed in whatever version is newest.
RUN npm install -g pm2 && npm i -g typescript@latest
#                  ^^^ pm2 is installed in whatever version is newest.
#                                  ^^^^^^^^^^^^^^^^^ typescript@latest is installed in whatever version is newest.
RUN yarn global add serve
#                   ^^^^^ serve is installed in whatever version is newest.
RUN gem install bundler && go install golang.org/x/tools/cmd/stringer@latest && cargo install just
#               ^^^^^^^ bundler is installed in whatever version is newest.
#                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ golang.org/x/tools/cmd/stringer@latest is installed in whatever version is newest.
#                                                                                             ^^^^ just is installed in whatever version is newest.
RUN pip install --no-cache-dir a b c d e
#                              ^ a, b, c and 2 more are installed in whatever version is newest.
