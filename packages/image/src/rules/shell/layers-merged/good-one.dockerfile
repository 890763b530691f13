FROM debian:12-slim
RUN a && b
COPY x y
RUN c
RUN --mount=type=cache,target=/x d
RUN a && b && c && d
RUN e
