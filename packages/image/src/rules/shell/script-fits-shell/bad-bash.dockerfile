FROM debian:12-slim
RUN mkdir -p /app/{bin,lib} && echo -e "a\tb" > /app/a
#            ^^^^^^^^^^^^^^ dash does not expand the braces of /app/{bin,lib}: it is one name.
#                                   ^^ echo of dash prints -e as well.
RUN if [[ -f /x ]]; then source /x; fi
#      ^^ dash has no [[, so the test is never true.
#                        ^^^^^^ dash has no source.
RUN [ "$A" == b ] || make &> /log
#          ^^ [ of dash has no ==.
#                    ^^^^ To dash, &> is & and >: the command runs in the background.
FROM alpine:3.22
RUN pushd /src && touch {1..3}
#   ^^^^^ ash has no pushd.
#                       ^^^^^^ ash does not expand the braces of {1..3}: it is one name.
