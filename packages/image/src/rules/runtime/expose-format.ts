import { rule } from '../rule.ts';

export const exposeFormat = rule({
  id: 'expose-format',
  area: 'runtime',
  severity: 'warning',
  what: 'EXPOSE names the port of the container alone, its protocol in lower case.',
  why: 'An address or host port in it is ignored, however much it looks like `docker run -p`; BuildKit is going to refuse it.',
  fix: 'Write the port of the container; publish it when the container is run.',
  references: [
    'https://docs.docker.com/reference/build-checks/expose-invalid-format/',
    'https://docs.docker.com/reference/build-checks/expose-proto-casing/',
  ],
  buildCheck: 'ExposeInvalidFormat',
  check({ dockerfile, report }) {
    for (const { words } of dockerfile.stages.flatMap(({ instructions }) =>
      instructions.filter(({ keyword }) => keyword === 'EXPOSE'),
    ))
      for (const word of words) {
        const { text, start, end } = word;
        // `${PORT:-8080}` has a colon of its own.
        const plain = text.replace(/\$\{[^}]*\}/g, 'x');
        if (plain.includes(':')) {
          const port = text.slice(text.lastIndexOf(':') + 1);
          report(word, `${text} names more than the port of the container.`, {
            ...(text.includes('$') ? {} : { fix: `Write \`EXPOSE ${port}\`.`, edits: [{ start, end, text: port }] }),
          });
        } else if (/\/(?=.*[A-Z])[A-Za-z]+$/.test(plain) && !/\$\w*$/.test(text))
          report(word, `${text} does not write its protocol in lower case.`, {
            severity: 'info',
            edits: [{ start, end, text: text.replace(/\/[A-Za-z]+$/, (protocol) => protocol.toLowerCase()) }],
          });
      }
  },
});
