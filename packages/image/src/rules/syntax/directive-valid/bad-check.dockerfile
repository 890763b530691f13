# check=skp=all;error=yes
#^^^^^^^^^^^^^^^^^^^^^^^^ "skp=all" is no option of check; it takes skip=RULE,… and error=true.
FROM alpine:3.22
