FROM alpine:3.22
COPPY a b
#^^^^ There is no instruction COPPY; the nearest is COPY.
RUN apk add --no-cache a
&& echo b
#^ There is no instruction &&.
ONBUILD RUNN x
#       ^^^^ There is no instruction RUNN; the nearest is RUN.
