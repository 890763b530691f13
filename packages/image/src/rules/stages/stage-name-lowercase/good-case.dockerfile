FROM golang:1.26 AS build-base
FROM scratch
