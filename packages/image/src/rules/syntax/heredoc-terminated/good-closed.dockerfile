FROM alpine:3.22
RUN <<-'EOF'
	cat <<X
	EOF
RUN cat <<<EOF && echo "<<EOF"
COPY <<A <<B /etc/
a
A
b
B
