FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
      build-essential libpq-dev \
#     ^^^^^^^^^^^^^^^ build-essential stays in the image that is shipped.
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
