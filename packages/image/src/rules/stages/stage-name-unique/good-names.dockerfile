FROM golang:1.26 AS build
FROM node:22 AS assets
FROM scratch
