FROM --platform=$TARGETPLATFORM alpine:3.22
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^ $TARGETPLATFORM is the platform that the stage has without it.
