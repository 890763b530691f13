FROM debian:12
RUN curl -fsSLO https://example.com/a && wget https://example.com/b
#                                        ^^^^ wget is used beside curl.
