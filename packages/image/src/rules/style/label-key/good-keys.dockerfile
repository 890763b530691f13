FROM alpine:3.22
LABEL com.example.app-name=x org.opencontainers.image.refName=y "vendor"=z io.k8s.display-name=a
