/** An application of the contract: a Deployment behind a Service, as most are. */
export interface Shape {
  readonly namespace: string;
  readonly image: string;
  readonly replicas?: number;
  /** Text of a ConfigMap that the pods read. */
  readonly setting?: string;
  /** Key of it that they read; `setting` unless a test wants a missing one. */
  readonly key?: string;
  readonly withAutoscaler?: boolean;
  readonly requests?: string;
}

export function application(shape: Shape): string {
  const { namespace, image, replicas = 2, setting, key = 'setting', withAutoscaler = false, requests = '1m' } = shape;
  const env =
    setting === undefined
      ? ''
      : `\n          env: [{name: SETTING, valueFrom: {configMapKeyRef: {name: web, key: ${key}}}}]`;
  const config =
    setting === undefined
      ? ''
      : `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: ${namespace}}\ndata: {setting: ${JSON.stringify(setting)}}\n`;
  const autoscaler = withAutoscaler
    ? `---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web, namespace: ${namespace}}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, minReplicas: 1, maxReplicas: 5, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 90}}}]}\n`
    : '';
  return `apiVersion: v1
kind: Namespace
metadata: {name: ${namespace}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: ${namespace}, labels: {app: web}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 30
      volumes: [{name: state, emptyDir: {}}]
      securityContext: {fsGroup: 65532}
      containers:
        - name: web
          image: ${image}${env}
          ports: [{name: http, containerPort: 8080}]
          volumeMounts: [{name: state, mountPath: /state}]
          readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 1}
          lifecycle: {preStop: {sleep: {seconds: 1}}}
          resources: {requests: {cpu: ${requests}, memory: 8Mi}}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: ${namespace}}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80, targetPort: http}]
${config}${autoscaler}`;
}
