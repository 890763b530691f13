ARG TAG
FROM alpine:3.22 AS Build
FROM build
FROM registry.example.com:5000/a/b-c/d_e:1.0-rc.1 AS c
FROM localhost/app AS d
FROM node:${TAG} AS e
FROM docker.io/library/alpine:3.22@sha256:0000000000000000000000000000000000000000000000000000000000000000 AS f
