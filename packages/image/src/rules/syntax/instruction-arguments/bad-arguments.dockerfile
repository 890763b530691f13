FROM alpine:3.22 build
#^^^^^^^^^^^^^^^^^^^^^ FROM takes IMAGE or IMAGE AS NAME, and has 2 words.
FROM alpine:3.22 AS 1st
#^^^^^^^^^^^^^^^^^^^^^^ 1st cannot be the name of a stage: it begins with a letter and has letters, digits, dots, dashes and underscores.
COPY app
#^^^^^^^ COPY needs a source and a destination, and has one of them.
ENV NAME
#^^^^^^^ ENV NAME has no value.
ENV A=1 B
#^^^^^^^^ B has no =.
EXPOSE
#^^^^^ EXPOSE has no arguments.
SHELL /bin/bash -c
#^^^^^^^^^^^^^^^^^ SHELL takes the JSON form alone: ["program", "argument"].
HEALTHCHECK curl localhost
#^^^^^^^^^^^^^^^^^^^^^^^^^ HEALTHCHECK takes CMD and a command, or NONE.
ARG =x
#^^^^^ ARG has a value without a name.
STOPSIGNAL SIGFOO
#^^^^^^^^^^^^^^^^ SIGFOO is no signal.
VOLUME [""]
#^^^^^^^^^^ VOLUME has an empty path.
SHELL []
#^^^^^^^ SHELL has no program.
ONBUILD COPY a
#       ^^^^^^ COPY needs a source and a destination, and has one of them.
COPY https://example.com/a /a
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^ COPY takes no URL; ADD does.
VOLUME []
#^^^^^^^^ VOLUME has no path.
LABEL a="b
#       ^^ " is not closed.
WORKDIR /x/${HOME
#       ^^^^^^^^^ ${ is not closed.
ENV UP=${A^^}
#      ^^^^^^ ${A^^} is no substitution that BuildKit knows.
