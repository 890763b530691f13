FROM node:22-slim AS a
CMD ["a"]
FROM node:22-slim
ENTRYPOINT ["a"]
#^^^^^^^^^ This ENTRYPOINT is not used: another one in line 8 replaces it.
HEALTHCHECK NONE
#^^^^^^^^^^ This HEALTHCHECK is not used: another one in line 14 replaces it.
ENTRYPOINT ["b"]
CMD ["c"]
#^^ This CMD is not used: another one in line 13 replaces it.
CMD ["d"]
#^^ This CMD is not used: another one in line 13 replaces it.
CMD ["e"]
HEALTHCHECK CMD true
