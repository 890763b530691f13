import type { DeployResult } from '../run/result.ts';

/** The steps of a release as a Gantt chart in Mermaid, forward and back in sections of their own. */
export function timelineDiagram({ app, steps }: DeployResult): string {
  const lines = ['gantt', `  title ${plain(app)}`, '  dateFormat x', '  axisFormat %M:%S'];
  let section = '';
  // Counted from the first step: the hour of the day would depend on where it is read.
  const began = Date.parse(steps[0]?.startedAt ?? '');
  for (const { name, direction, state, startedAt, endedAt } of steps) {
    if (direction !== section) lines.push(`  section ${direction === 'forward' ? 'Release' : 'Way back'}`);
    section = direction;
    const [start, end] = [Date.parse(startedAt) - began, Date.parse(endedAt) - began];
    // A bar of no width would not be seen.
    const mark = state === 'failed' ? 'crit, ' : name === 'switch' || name === 'switch-back' ? 'active, ' : 'done, ';
    lines.push(`  ${name} :${mark}${start}, ${Math.max(end, start + 50)}`);
  }
  return lines.join('\n');
}

function plain(text: string): string {
  return text.replace(/[^\w .-]/g, ' ');
}
