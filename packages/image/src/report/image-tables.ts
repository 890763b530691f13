import type { Table } from '@slipway/core';
import { sizeInWords } from '../gates/sizes.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import { causeInWords, type SmokeResult, verdictInWords } from '../run/smoke-result.ts';
import { type ImageResult, savedPercent } from './image-result.ts';

const files = 15;

/** An image as tables, what decides first. */
export function imageTables(result: ImageResult): Table[] {
  return [
    ...pushTable(result),
    ...stagesTable(result),
    ...platformsTable(result),
    ...gatesTable(result),
    ...smokeTable(result),
    ...layersTable(result),
    ...filesTables(result),
    ...noticesTable(result),
  ];
}

function pushTable({ pushed, attachments }: ImageResult): Table[] {
  if (pushed.length === 0) return [];
  const rows = pushed.map(({ reference, digest }) => [reference, `${repositoryOf(reference)}@${digest}`]);
  const attached = attachments.map(({ kind, signed, digest }) => [`${kind}${signed ? ', signed' : ''}`, digest]);
  return [{ title: 'Pushed', open: true, columns: ['Name', 'Digest'], rows: [...rows, ...attached] }];
}

/** `host:5000/shop:1` without its tag. */
export function repositoryOf(reference: string): string {
  const name = reference.split('@', 1)[0]!;
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}

function stagesTable(result: ImageResult): Table[] {
  const { stages } = result;
  if (stages.length === 0) return [];
  const saved = savedPercent(result);
  return [
    {
      title: saved === undefined ? 'Stages' : `Stages: ${saved} % saved over shipping the largest`,
      open: true,
      note: 'As unpacked on disk, in whole blocks; layers below are counted by the bytes of their files.',
      columns: ['Stage', 'On disk', 'Shipped'],
      rows: stages.map(({ stage, bytes, final }) => [stage, sizeInWords(bytes), final ? 'yes' : 'no']),
    },
  ];
}

/** Which platforms were looked at, and which one ran. */
function platformsTable({ images }: ImageResult): Table[] {
  if (images.length < 2) return [];
  const ran = images.find((image) => image.ran)?.platform;
  const rest = images.filter(({ platform }) => platform !== ran).map(({ platform }) => platform);
  return [
    {
      title: `Platforms: ${images.length} looked at, ${ran === undefined ? 'none was started' : `${ran} ran, ${rest.join(', ')} did not`}`,
      note: `An engine starts its own platform alone. Layers, files and the bill of materials below are of ${images[0]!.platform}.`,
      open: true,
      columns: ['Platform', 'Bytes', 'Hidden', 'User', 'Ran'],
      rows: images.map(({ platform, bytes, hiddenBytes, user, uid, ran: started }) => [
        platform,
        sizeInWords(bytes),
        hiddenBytes === 0 ? '' : sizeInWords(hiddenBytes),
        `${user === '' ? 'root' : user}${uid === undefined || String(uid) === user ? '' : ` (${uid})`}`,
        started ? 'yes' : 'no',
      ]),
    },
  ];
}

function gatesTable({ gates, images }: ImageResult): Table[] {
  if (gates.length === 0) return [];
  const several = images.length > 1;
  return [
    {
      title: 'Gates',
      open: true,
      columns: ['Gate', ...(several ? ['Platform'] : []), 'Holds', 'Is', 'May be'],
      rows: gates.map(({ gate, platform, holds, actual, limit }) => [
        gate,
        ...(several ? [platform ?? ''] : []),
        holds ? 'yes' : 'NO',
        actual,
        limit,
      ]),
    },
  ];
}

function smokeTable({ smoke }: ImageResult): Table[] {
  if (smoke === undefined) return [];
  const seconds = (ms: number | undefined) => (ms === undefined ? 'unknown' : `${(ms / 1000).toFixed(2)} s`);
  const memory = smoke.peakMemoryBytes === undefined ? 'unknown' : sizeInWords(smoke.peakMemoryBytes);
  const end =
    smoke.drained === undefined
      ? 'not tried'
      : `${seconds(smoke.stopMs)}${smoke.drained ? withCode(smoke.stopCode) : ', by SIGKILL: it did not hear SIGTERM'}`;
  return [
    {
      title: 'Smoke run of this very image',
      open: true,
      columns: ['What', 'Came of it'],
      rows: [
        [
          'verdict',
          smoke.cause === undefined
            ? verdictInWords(smoke)
            : `failed: ${causeInWords(smoke.cause)} (see healthy-start)`,
        ],
        ['asked by', smoke.port === undefined ? smoke.probe : `${smoke.probe}, port ${smoke.port}`],
        ['healthy after', seconds(smoke.startUpMs)],
        ['peak memory', memory],
        ['ended after SIGTERM', end],
        ['user', smoke.user === '' ? 'root' : smoke.user],
        ['root file system', `${smoke.readOnly ? 'read-only' : 'writable'}${deniedInWords(smoke)}`],
      ],
    },
  ];
}

function withCode(exitCode: number | undefined): string {
  return exitCode === undefined || exitCode === 0 ? '' : `, with exit code ${exitCode}`;
}

function deniedInWords({ deniedWrites }: SmokeResult): string {
  if (deniedWrites === undefined) return '';
  return deniedWrites.length === 0 ? ', which its log complains of' : `; could not write ${deniedWrites.join(', ')}`;
}

function layersTable({ analysis }: ImageResult): Table[] {
  if (analysis === undefined) return [];
  const { layers, bytes, hiddenBytes } = analysis;
  // Where none is known to be of the base, nothing is known of it.
  const tellsBase = layers.some(({ fromBase }) => fromBase);
  return [
    {
      title: `Layers: ${sizeInWords(bytes)}, ${sizeInWords(hiddenBytes)} of it hidden by later layers`,
      columns: ['#', 'Bytes', 'Hidden', 'Files', ...(tellsBase ? ['Of'] : []), 'Made by'],
      rows: layers.map((layer, i) => [
        String(i + 1),
        sizeInWords(layer.bytes),
        layer.hiddenBytes === 0 ? '' : sizeInWords(layer.hiddenBytes),
        String(layer.files),
        ...(tellsBase ? [layer.fromBase ? 'base' : 'image'] : []),
        shortened(layer.createdBy),
      ]),
    },
  ];
}

const longest = 100;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function filesTables({ analysis }: ImageResult): Table[] {
  if (analysis === undefined) return [];
  const { hiddenFiles, tools } = analysis;
  const left = [
    ...tools.compilers.map((path) => [path, 'compiler']),
    ...tools.packageManagers.map((path) => [path, 'package manager']),
    ...tools.shells.map((path) => [path, 'shell']),
    ...analysis.setuid.map(({ path }) => [path, 'changes the user or group']),
  ];
  const tables: Table[] = [
    largestTable(analysis),
    {
      title: 'Files that nobody can see',
      note: 'They are pulled with the image, and can be taken out of its layers.',
      columns: ['File', 'Bytes', 'Layer', 'Hidden by'],
      rows: hiddenFiles
        .slice(0, files)
        .map(({ path, bytes, layer, hiddenBy }) => [path, sizeInWords(bytes), String(layer + 1), String(hiddenBy + 1)]),
    },
    { title: 'Tools left in the image', columns: ['File', 'What it is'], rows: left },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** Files of which more are shown than this weigh a share of the image. */
const alwaysShown = 3;
const leastShare = 0.01;

/** What somebody could leave out: files of the base only where there are no others, and none of hundreds of small ones. */
function largestTable({ largestFiles, layers, visibleBytes }: ImageAnalysis): Table {
  const own = largestFiles.filter(({ layer }) => layers[layer]?.fromBase === false);
  const shown = (own.length > 0 ? own : largestFiles)
    .slice(0, files)
    .filter(({ bytes }, i) => i < alwaysShown || bytes >= visibleBytes * leastShare);
  return {
    title:
      own.length > 0 && own.length < largestFiles.length
        ? 'Largest files that the image adds to its base'
        : 'Largest files',
    columns: ['File', 'Bytes', 'Layer'],
    rows: shown.map(({ path, bytes, layer }) => [path, sizeInWords(bytes), String(layer + 1)]),
  };
}

function noticesTable({ notices }: ImageResult): Table[] {
  if (notices.length === 0) return [];
  return [{ title: 'Left out', logged: true, columns: ['What, and why'], rows: notices.map((text) => [text]) }];
}
