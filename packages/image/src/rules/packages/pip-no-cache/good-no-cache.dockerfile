FROM python:3.13-slim AS build
RUN pip install build
FROM python:3.13-slim
RUN pip install --no-cache-dir -r requirements.txt
RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
RUN PIP_NO_CACHE_DIR=1 pip3 install flask==3.1.0
RUN pip install flask==3.1.0 && rm -rf /root/.cache
