import type { Location } from '@slipway/core';
import type { Dockerfile, Instruction, Stage } from '../dockerfile/dockerfile.ts';
import type { Places } from '../gates/gates.ts';
import type { ImageAnalysis, LayerAnalysis } from '../layers/analysis.ts';

/** Instructions that make a layer. */
const layered = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/** Places of an image that nobody has the Dockerfile of: its reference stands for the file. */
export function placesOf(reference: string): Places {
  const start = { line: 1, column: 1 };
  const location: Location = { file: reference, start, end: start };
  return { image: location, user: location, start: location, health: location, layer: () => location };
}

/**
 * The analysis with the layers marked that the base brought: those below the lowest one that an instruction of this
 * Dockerfile made, and all where it makes none. Left as it is when no instruction can be matched.
 */
export function withBase(dockerfile: Dockerfile, analysis: ImageAnalysis): ImageAnalysis {
  const { final } = dockerfile;
  if (final === undefined) return analysis;
  const unmarked = analysis.layers.map((layer) => ({ ...layer, fromBase: false }));
  const instructions = instructionsOf(dockerfile.stages, final);
  const own = instructionsOfLayers(instructions, unmarked);
  if (own.size === 0 && instructions.some(({ keyword }) => layered.has(keyword))) return analysis;
  const lowest = Math.min(...own.keys(), unmarked.length);
  const layers = unmarked.map((layer, i) => ({ ...layer, fromBase: i < lowest }));
  const baseBytes = layers.reduce((sum, { bytes, fromBase }) => sum + (fromBase ? bytes : 0), 0);
  return { ...analysis, layers, baseBytes };
}

/** Where the parts of a built image stand in its Dockerfile. */
export function placesIn(dockerfile: Dockerfile, layers: readonly LayerAnalysis[]): Places {
  const { final } = dockerfile;
  if (final === undefined) return placesOf(dockerfile.file);
  const instructions = instructionsOf(dockerfile.stages, final);
  const image = dockerfile.locate(final.from);
  const last = (wanted: string) => instructions.findLast(({ keyword }) => keyword === wanted);
  const start = last('ENTRYPOINT') ?? last('CMD');
  const found = instructionsOfLayers(instructions, layers);
  const placeOf = (instruction: Instruction | undefined) =>
    instruction === undefined ? image : dockerfile.locate(instruction);
  return {
    image,
    user: placeOf(last('USER')),
    start: placeOf(start),
    health: placeOf(last('HEALTHCHECK') ?? start),
    layer: (index) => placeOf(found.get(index)),
  };
}

/** The instructions that make a stage, those of the stages that it builds on first. */
function instructionsOf(stages: readonly Stage[], stage: Stage): Instruction[] {
  const parent = stage.parent === undefined ? undefined : stages[stage.parent];
  return [...(parent === undefined ? [] : instructionsOf(stages, parent)), ...stage.instructions];
}

/**
 * Layers and instructions, matched from the last backwards by keyword: history tells no lines, and a WORKDIR that exists
 * makes no layer.
 */
function instructionsOfLayers(
  instructions: readonly Instruction[],
  layers: readonly LayerAnalysis[],
): Map<number, Instruction> {
  const found = new Map<number, Instruction>();
  const open = instructions.filter(({ keyword }) => layered.has(keyword));
  for (let i = layers.length - 1; i >= 0 && open.length > 0 && !layers[i]!.fromBase; i--) {
    const keyword = /^\s*([A-Z]+)\b/.exec(layers[i]!.createdBy)?.[1];
    const at = open.findLastIndex((instruction) => instruction.keyword === keyword);
    if (at < 0) continue;
    found.set(i, open[at]!);
    open.length = at;
  }
  return found;
}
