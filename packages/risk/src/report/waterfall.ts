import type { Scored } from '../model/model.ts';

/** A step from the intercept to the logit. */
export interface WaterfallStep {
  readonly label: string;
  readonly logit: number;
  /** Where the logit stands after it. */
  readonly total: number;
}

/** The intercept, the largest contributions, what all the others add together, and where that leads. */
export function waterfallSteps({ intercept, contributions, logit }: Scored, most = 8): WaterfallStep[] {
  const told = contributions.filter((one) => one.logit !== 0);
  const shown = told.slice(0, most);
  const steps: WaterfallStep[] = [{ label: 'average', logit: intercept, total: intercept }];
  let total = intercept;
  for (const { feature, logit: part } of shown) {
    total += part;
    steps.push({ label: feature, logit: part, total });
  }
  if (told.length > shown.length)
    steps.push({ label: `${told.length - shown.length} others`, logit: logit - total, total: logit });
  return steps;
}

/**
 * A picture in Mermaid's xychart, which has no floating bars: the bars are what each reason adds, the line is where the logit stands
 * after it. 0 is a probability of one half.
 */
export function waterfallDiagram(scored: Scored): string {
  const steps = waterfallSteps(scored);
  const numbers = [...steps.map(({ total }) => total), ...steps.map(({ logit }) => logit), 0];
  const [low, high] = [Math.floor(Math.min(...numbers)), Math.ceil(Math.max(...numbers))];
  const list = (values: readonly number[]) => values.map((value) => value.toFixed(2)).join(', ');
  return [
    'xychart-beta',
    '  title "How the score came about (bars: what each reason adds; line: the sum so far)"',
    `  x-axis [${steps.map(({ label }) => `"${label.replace(/[^\w .*-]/g, ' ')}"`).join(', ')}]`,
    `  y-axis "logit" ${low} --> ${Math.max(high, low + 1)}`,
    `  bar [${list(steps.map(({ logit }) => logit))}]`,
    `  line [${list(steps.map(({ total }) => total))}]`,
  ].join('\n');
}

/** A bar of text for a contribution: full where it raises the score, light where it lowers it. */
export function textBar(logit: number, largest: number, width = 10): string {
  const length = largest === 0 ? 0 : Math.round((Math.abs(logit) / largest) * width);
  return (logit < 0 ? '░' : '█').repeat(length);
}
