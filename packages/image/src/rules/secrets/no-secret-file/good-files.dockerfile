FROM node:22-slim
COPY .env.example public.pem id_rsa.pub keys.ts tls.crt monkey.json /app/
COPY --from=build /root/.ssh/known_hosts /root/.ssh/
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
