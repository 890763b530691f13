FROM alpine:3.22 as build
#                ^^ as is not written as FROM is.
from build AS b
#          ^^ AS is not written as from is.
