FROM opensuse/leap:15.6
RUN zypper in -y git
#   ^^^^^^^^^ zypper in leaves its metadata and packages in the layer.
