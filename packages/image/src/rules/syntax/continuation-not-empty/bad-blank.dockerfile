FROM alpine:3.22
RUN a \
  
#^ A blank line stands inside of an instruction.
 && b
