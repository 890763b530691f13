FROM python:3.13-slim
RUN pip install --upgrade pip setuptools wheel && pip install -r requirements.txt && pip install flask==3.1.0 . ./lib "$WHEEL" -e src
RUN pip install -c constraints.txt flask && pip install "uvicorn[standard]>=0.30,<1"
RUN npm ci && npm install && npm install -g pm2@6.0.0 @angular/cli@20 ./app.tgz
RUN gem install bundler:2.7.2 && gem install rails -v 8.0.0
RUN go install ./cmd/app && go install example.com/tool@v1.2.3 && cargo install --path . && cargo install just@1.43.0
RUN npm run install && echo npm install left-pad
