FROM alpine:3.22
run ls
#^^ run is not in upper case as most instructions are.
Copy a b
#^^^ Copy is not in upper case as most instructions are.
CMD ["a"]
