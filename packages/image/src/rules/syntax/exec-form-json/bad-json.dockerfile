FROM alpine:3.22
RUN ['echo', 'a']
#   ^^^^^^^^^^^^^ This is not the exec form: its quotes are single.
ENTRYPOINT ["a", "b",]
#          ^^^^^^^^^^^ This is not the exec form: a comma stands behind its last word.
CMD ["a" "b"]
#   ^^^^^^^^^ This is not the exec form: it is no array of strings.
HEALTHCHECK CMD ['curl', 'localhost']
#               ^^^^^^^^^^^^^^^^^^^^^ This is not the exec form: its quotes are single.
CMD ["sleep", 5]
#   ^^^^^^^^^^^^ This is not the exec form: it holds something else than strings.
