FROM alpine:3.22
ADD https://example.com/tool-1.0.tar.gz /opt/
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://example.com/tool-1.0.tar.gz is taken without a look at its checksum.
ADD http://example.com/tool https://github.com/org/repo.git#v1.0 /opt/
#   ^^^^^^^^^^^^^^^^^^^^^^^ http://example.com/tool is taken without a look at its checksum, over an unprotected connection.
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://github.com/org/repo.git#v1.0 is taken at whatever commit it is at.
