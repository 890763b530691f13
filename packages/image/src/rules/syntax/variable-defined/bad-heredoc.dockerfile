ARG VERSION=1
FROM scratch
COPY <<EOF /version
version=$VERSION
#       ^^^^^^^^ VERSION has no value here: the ARG above FROM is not seen in a stage that does not repeat it.
EOF
COPY <<'EOF' /script
echo $VERSION
EOF
