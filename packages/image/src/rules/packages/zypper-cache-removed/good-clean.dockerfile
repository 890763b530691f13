FROM opensuse/leap:15.6
RUN zypper -n install git && zypper clean -a
