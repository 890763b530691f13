ARG A=1
#^^^^^^ The file has no FROM.
