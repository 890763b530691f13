FROM alpine:3.22
RUN <<EOF
#   ^^^^^ No line ends the heredoc: it would have to be "EOF".
echo a
  EOF
CMD ["a"]
