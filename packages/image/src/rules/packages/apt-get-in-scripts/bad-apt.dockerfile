FROM debian:12-slim
RUN apt update && apt install -y curl; apt show curl
#   ^^^ apt update is for people, not for scripts.
#                 ^^^ apt install is for people, not for scripts.
#                                      ^^^ apt show is for people, not for scripts.
