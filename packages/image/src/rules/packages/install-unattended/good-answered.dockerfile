FROM debian:12-slim
RUN apt-get update && apt-get install -yqq curl && apt-get -y install git && DEBIAN_FRONTEND=noninteractive apt-get install --assume-yes vim
RUN apt-get -qq install jq; yes | apt-get install less
RUN apt-get install $APT_OPTS git
RUN dnf -y install git && microdnf install git && zypper -n in git && pacman -S --noconfirm git
FROM ubuntu:24.04
RUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes
RUN apt-get install git
RUN echo "apt-get install is not called here" # apt-get install git
