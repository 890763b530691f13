FROM debian:12 AS a
RUN wget https://example.com/b
FROM debian:12
RUN curl -fsSLO https://example.com/a
