FROM node:22-slim
COPY package.json package-lock.json /app/
COPY a b .
COPY a b $TARGET
COPY *.json /app
COPY --from=build --chown=1000 /a /b
COPY <<EOF /etc/a
x
EOF
