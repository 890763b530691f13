FROM node:22-slim AS a
CMD ["a"]
FROM a
ENTRYPOINT ["b"]
CMD ["c"]
