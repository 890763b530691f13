FROM debian:12-slim
RUN rm /bin/sh && ln -s /bin/bash /bin/sh
#                 ^^^^^^^^^^^^^^^^^^^^^^^ A link replaces /bin/sh for all programs of the image.
