FROM golang:1.26 AS build
FROM node:22 AS Build
#               ^^^^^ Stage 1 is called build as stage 0 is.
