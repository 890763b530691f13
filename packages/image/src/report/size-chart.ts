import type { ImageResult } from './image-result.ts';

const bars = 12;

/** Bytes of stages, or of layers where there is one stage, as bars in the Mermaid language. */
export function sizeChart({ stages, analysis }: Pick<ImageResult, 'stages' | 'analysis'>): string | undefined {
  const rows =
    stages.length > 1
      ? stages.map(({ stage, bytes, final }) => [final ? `${stage} (shipped)` : stage, bytes] as const)
      : (analysis?.layers ?? [])
          .map(({ bytes, createdBy }, i) => [`${i + 1} ${verb(createdBy)}`, bytes] as const)
          .filter(([, bytes]) => bytes > 0);
  if (rows.length === 0) return undefined;
  const shown = rows.slice(-bars);
  const megabytes = shown.map(([, bytes]) => bytes / 1e6);
  const top = Math.max(...megabytes, 0.1);
  return [
    'xychart-beta horizontal',
    `  title "${stages.length > 1 ? 'Stages' : 'Layers'}, MB"`,
    `  x-axis [${shown.map(([name]) => `"${plain(name)}"`).join(', ')}]`,
    `  y-axis "MB" 0 --> ${round(top * 1.05)}`,
    `  bar [${megabytes.map(round).join(', ')}]`,
  ].join('\n');
}

/** A bar of no length would not be seen. */
function round(megabytes: number): number {
  return megabytes >= 100 ? Math.round(megabytes) : Math.max(0.1, Math.round(megabytes * 10) / 10);
}

function verb(createdBy: string): string {
  return /^\s*(?:\/bin\/sh -c #\(nop\)\s*)?([A-Z]{2,})\b/.exec(createdBy)?.[1] ?? 'base';
}

function plain(text: string): string {
  return text.replace(/[^\w .()-]/g, ' ');
}
