import type { Finding } from '@slipway/core';
import type { ImageAnalysis } from '../layers/analysis.ts';
import type { BuiltImageRuleId } from './built-image-rules.ts';
import { absolute, type Places } from './gates.ts';
import { sizeInWords } from './sizes.ts';

const named = 4;

/** Hidden bytes below this, or below this share of what the image itself adds, are not worth a finding. */
const leastHiddenBytes = 1_000_000;
const leastHiddenShare = 0.05;

/** What an image carries that a runtime does not need. Only what it adds to its base is told as its own fault. */
export function analysisFindings(analysis: ImageAnalysis, places: Places): Finding[] {
  const { tools } = analysis;
  return [
    ...pathsFinding('runtime-without-compiler', 'warning', tools.compilers, places, 'a compiler is'),
    ...pathsFinding('runtime-without-package-manager', 'info', tools.packageManagers, places, 'a package manager is'),
    ...setuidFindings(analysis, places),
    ...hiddenFindings(analysis, places),
  ];
}

/** One finding for the base, and one for each layer of the image's own. */
function setuidFindings({ setuid, layers }: ImageAnalysis, places: Places): Finding[] {
  const byLayer = Map.groupBy(setuid, ({ layer }) => (layers[layer]?.fromBase === true ? undefined : layer));
  return [...byLayer].flatMap(([layer, files]) => {
    const paths = files.map(({ path }) => path);
    const location = layer === undefined ? places.image : places.layer(layer);
    return pathsFinding('setuid-file', 'info', paths, { image: location }, 'a file that changes the user or group is');
  });
}

function pathsFinding(
  rule: BuiltImageRuleId,
  severity: Finding['severity'],
  paths: readonly string[],
  places: Pick<Places, 'image'>,
  what: string,
): Finding[] {
  if (paths.length === 0) return [];
  const more = paths.length - named;
  const names = `${paths.slice(0, named).map(absolute).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [{ rule, severity, message: `In the image ${what} left: ${names}.`, location: places.image }];
}

/** One finding for each layer whose files later layers hide, the base's own apart: nobody here can change those. */
function hiddenFindings({ layers, hiddenFiles }: ImageAnalysis, places: Places): Finding[] {
  const own = layers.reduce((sum, { bytes, fromBase }) => sum + (fromBase ? 0 : bytes), 0);
  return layers.flatMap(({ hiddenBytes, fromBase }, i): Finding[] => {
    if (fromBase || hiddenBytes < Math.max(leastHiddenBytes, own * leastHiddenShare)) return [];
    const largest = hiddenFiles.find(({ layer }) => layer === i);
    const example =
      largest === undefined
        ? ''
        : `, such as ${absolute(largest.path)} of ${sizeInWords(largest.bytes)}, hidden by layer ${largest.hiddenBy + 1}`;
    return [
      {
        rule: 'hidden-bytes',
        severity: 'warning',
        message: `Layer ${i + 1} ships ${sizeInWords(hiddenBytes)} that nobody can see${example}.`,
        location: places.layer(i),
      },
    ];
  });
}
