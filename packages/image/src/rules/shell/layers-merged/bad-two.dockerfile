FROM debian:12-slim
RUN a
RUN b
#^^ This RUN follows another one.
RUN c
#^^ This RUN follows another one.
