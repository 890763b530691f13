FROM python:3.13-slim
HEALTHCHECK --interval=10s CMD curl -f http://localhost:8000/ || exit 1
#                              ^^^^ python:3.13-slim has no curl, and nothing installs it.
