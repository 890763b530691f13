FROM debian:12-slim
RUN cd /app && make
RUN . /venv/bin/activate && pip install -r requirements.txt
RUN export A=1 > /etc/env
RUN set -x && ls
