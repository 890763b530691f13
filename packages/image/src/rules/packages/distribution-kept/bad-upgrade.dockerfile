FROM opensuse/leap:15.6
RUN zypper -n dup && apt-get -y dist-upgrade
#   ^^^^^^^^^^^^^ zypper dup replaces much of the base image.
#                    ^^^^^^^^^^^^^^^^^^^^^^^ apt-get dist-upgrade replaces much of the base image.
