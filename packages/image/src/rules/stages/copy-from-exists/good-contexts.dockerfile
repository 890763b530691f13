FROM mybase
COPY --from=assets /a /a
RUN --mount=from=assets,target=/b ls /b
