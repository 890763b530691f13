FROM debian:12-slim
USER root
ENTRYPOINT ["gosu", "app", "/app"]
