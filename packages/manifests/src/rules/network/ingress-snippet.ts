import { rule } from '../rule.ts';

export const ingressSnippet = rule({
  id: 'ingress-snippet',
  area: 'network',
  severity: 'warning',
  what: 'An Ingress carries no configuration snippet.',
  why: 'A snippet is put into the configuration of the controller as it stands: who may edit the Ingress can read every Secret that the controller reads (CVE-2021-25742), and newer controllers refuse snippets.',
  fix: 'Use the annotation or the ConfigMap option made for the purpose, or move to a Gateway API route with filters.',
  references: ['https://github.com/kubernetes/ingress-nginx/issues/7837'],
  types: {
    Ingress(ingress, { report }) {
      for (const key of ingress.annotations?.keys ?? [])
        if (key.text.endsWith('-snippet') || key.text.endsWith('-snippets'))
          report(key, `Ingress ${ingress.name} brings a snippet for the configuration of its controller.`);
    },
  },
});
