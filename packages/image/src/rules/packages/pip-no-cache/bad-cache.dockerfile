FROM python:3.13-slim
COPY requirements.txt .
RUN pip install -r requirements.txt
#   ^^^^^^^^^^^ pip install leaves its downloaded wheels in the layer.
RUN python -m pip install gunicorn==23.0.0
#   ^^^^^^^^^^^^^^^^^^^^^ pip install leaves its downloaded wheels in the layer.
