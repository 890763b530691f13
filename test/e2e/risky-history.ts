/**
 * A history of two years in which every second change to a module needed a fix soon after, as `git fast-import` reads it. The fixes
 * change the very lines that they mend, so that blame leads to what broke.
 */
export function riskyHistory(changes: number): string {
  const modules = Array.from({ length: 20 }, () => ['// A module.']);
  const commits: string[] = [];
  const newest = Date.UTC(2026, 10, 1) / 1000;
  const commit = (message: string, module: number) => {
    const text = `${modules[module]!.join('\n')}\n`;
    const time = newest - (changes * 2 - commits.length) * 40_000;
    commits.push(
      [
        'commit refs/heads/main',
        `committer Ann <ann@example.com> ${time} +0000`,
        data(message),
        `M 100644 inline src/module-${module}.js`,
        data(text),
      ].join('\n'),
    );
  };
  for (let i = 0; i < changes; i++) {
    const module = i % modules.length;
    const lines = modules[module]!;
    lines.push(`export function step${i}(order) {`, `  return order.total + ${i};`, '}');
    commit(`Add step ${i}`, module);
    if (i % 2 === 1) continue;
    lines[lines.length - 2] = `  return order === null ? 0 : order.total + ${i};`;
    commit(`Fix crash of step ${i} without an order`, module);
  }
  return `${commits.join('\n')}\n`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}

/** A model by which more than 30 lines of code make 0.81, and fewer make a tenth. */
export const riskyModel = JSON.stringify({
  version: 1,
  kind: 'local',
  trainedAt: '2026-11-20',
  data: { repositories: 1, units: 260, positives: 120, until: '2026-05-01' },
  intercept: -2.2,
  terms: [{ feature: 'core_lines_added', edges: [30], values: [0, 3.65], missing: 0 }],
  pairs: [],
});
