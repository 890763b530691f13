FROM alpine:3.22 AS build
from build as b
