FROM fedora:43
RUN dnf -y install git && dnf clean all
RUN microdnf install git && microdnf clean all
RUN yum install -y git && rm -rf /var/cache/yum /var/cache/dnf
RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y git
