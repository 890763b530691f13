FROM debian:12-slim
SHELL ["/bin/bash", "-c"]
RUN ln -s /bin/sh /bin/ash
RUN ["/busybox/ln", "-s", "/busybox/sh", "/bin/sh"]
