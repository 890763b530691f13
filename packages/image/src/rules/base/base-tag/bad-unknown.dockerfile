ARG PROJECT
FROM registry.example.com/$PROJECT/builder:latest
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ registry.example.com/$PROJECT/builder:latest moves to whatever is newest.
