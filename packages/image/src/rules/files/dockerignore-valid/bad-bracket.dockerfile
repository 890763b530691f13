FROM alpine:3.22
#^^^ "[bad" is no pattern: the [bad in it is no list of characters.
COPY . /app
