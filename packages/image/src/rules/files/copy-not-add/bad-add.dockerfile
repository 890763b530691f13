FROM alpine:3.22
ADD app /app
#^^ ADD copies app as COPY does.
ADD --chown=1000:1000 . /src
#^^ ADD copies . as COPY does.
