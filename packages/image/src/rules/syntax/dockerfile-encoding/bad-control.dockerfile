FROM alpine:3.22
RUN echo ab
#         ^ There is the control character U+0007.
