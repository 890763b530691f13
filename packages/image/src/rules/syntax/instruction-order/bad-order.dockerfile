ARG A=1
LABEL a=b
#^^^^ LABEL stands before the first FROM.
FROM alpine:3.22
