# check=skip=all
# check=error=true
#^^^^^^^^^^^^^^^^^ The directive check is given a second time.
FROM alpine:3.22
