FROM debian:12-slim
RUN --mount=type=secret,id=token curl -H "Authorization: Bearer $(cat /run/secrets/token)" https://example.com/x
RUN mysql --password="$DB_PASSWORD" && curl -u "$USER:$PASS" https://example.com
RUN git clone https://$TOKEN@git.example.com/app.git && adduser --disabled-password --gecos "" app
RUN useradd --password '!' app && kubectl create secret generic x --secret web-tls && pip install passlib-password==1.0
RUN apt-get install -y php-auth-sasl libpam-pwquality && sed -i 's/password: .*/password: /' /etc/x && openssl req -keyout key.pem --token-file /run/t
