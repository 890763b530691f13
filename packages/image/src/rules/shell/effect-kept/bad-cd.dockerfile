FROM debian:12-slim
RUN cd /app
#   ^^^^^^^ What cd does is gone when this RUN ends.
RUN set -e; export PATH=/opt/bin:$PATH
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^ What export does is gone when this RUN ends.
RUN . /venv/bin/activate
#   ^^^^^^^^^^^^^^^^^^^^ What . does is gone when this RUN ends.
RUN VERSION=1
#   ^^^^^^^^^ The variable is gone when this RUN ends.
RUN
#^^ RUN has no command, so it does nothing.
