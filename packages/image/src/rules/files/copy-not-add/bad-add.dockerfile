FROM alpine:3.22
ADD app /app
#^^ ADD copies app as COPY does.
ADD --chown=1000:1000 . /src
#^^ ADD copies . as COPY does.
ARG BUILD=out
ADD $BUILD/app ./bin/*.js /app/
#^^ ADD copies $BUILD/app, ./bin/*.js as COPY does.
