FROM fedora:43
RUN dnf install -y git
#   ^^^^^^^^^^^ dnf install leaves its metadata and packages in the layer.
RUN yum install -y httpd && yum makecache
#   ^^^^^^^^^^^ yum install leaves its metadata and packages in the layer.
