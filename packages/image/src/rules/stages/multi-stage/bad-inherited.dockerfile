FROM maven:3-eclipse-temurin-21 AS build
COPY . .
RUN mvn package
FROM build
#    ^^^^^ The final stage is built on maven:3-eclipse-temurin-21, so the image ships with its compiler or SDK.
CMD ["java", "-jar", "target/app.jar"]
