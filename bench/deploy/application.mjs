// The application that every side of the benchmark deploys: four replicas of a Go server that drains on SIGTERM.

/** @returns {string} manifests, with or without the preStop that keeps a rolling update from losing requests */
export function application({ namespace, image, preStop = true, key }) {
  const env =
    key === undefined
      ? ''
      : `\n          env: [{name: SETTING, valueFrom: {configMapKeyRef: {name: web, key: ${key}}}}]`;
  const config =
    key === undefined
      ? ''
      : `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: ${namespace}}\ndata: {setting: a}\n`;
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: ${namespace}, labels: {app: web}}
spec:
  replicas: 4
  selector: {matchLabels: {app: web}}
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: ${image}${env}
          ports: [{name: http, containerPort: 8080}]
          readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 1}
${preStop ? '          lifecycle: {preStop: {sleep: {seconds: 5}}}\n' : ''}          resources: {requests: {cpu: 1m, memory: 8Mi}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: ${namespace}}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: http}]
${config}`;
}

/** Many small objects, for what each of them costs. */
export function manyObjects(namespace, count, value) {
  return Array.from(
    { length: count },
    (_, i) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: object-${i}, namespace: ${namespace}}\ndata: {value: "${value}"}\n`,
  ).join('---\n');
}
