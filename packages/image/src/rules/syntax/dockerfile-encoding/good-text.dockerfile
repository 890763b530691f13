# Größe, 大きさ
FROM alpine:3.22
RUN echo "ü"
