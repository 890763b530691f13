FROM python:3.13-alpine
RUN apk add --no-cache --virtual .build gcc musl-dev \
 && pip install --no-cache-dir -r requirements.txt \
 && apk del .build
