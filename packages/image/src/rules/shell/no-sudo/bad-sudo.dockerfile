FROM debian:12-slim
RUN sudo apt-get update && echo x | sudo -E tee /x
#   ^^^^ sudo runs apt-get in a build.
#                                   ^^^^ sudo runs tee in a build.
