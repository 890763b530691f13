FROM registry.example.com/base/alpine:3.22
