FROM alpine:3.22
ENV A=1 B="two words" C=$A
LABEL "com.example.a"=b \
      c=d
