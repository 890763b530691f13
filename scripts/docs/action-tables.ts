import { parse } from 'yaml';

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { description: string; required?: boolean; default?: unknown }>>;
  readonly outputs?: Readonly<Record<string, { description: string }>>;
}

const block = /(<!-- (inputs|outputs) of (\S+) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The text with every marked table made anew from the action.yml that its mark names. */
export function actionTables(text: string, read: (path: string) => string): string {
  return text.replace(block, (_, open: string, what: 'inputs' | 'outputs', path: string, close: string) => {
    const action = parse(read(path)) as ActionFile;
    return `${open}${what === 'inputs' ? inputTable(action) : outputTable(action)}${close}`;
  });
}

function inputTable({ inputs = {} }: ActionFile): string {
  const rows = Object.entries(inputs).map(([name, input]) => [
    `\`${name}\``,
    cell(input.description),
    input.required === true ? 'required' : defaultCell(input.default),
  ]);
  return table(['input', 'what it says', 'default'], rows);
}

function outputTable({ outputs = {} }: ActionFile): string {
  return table(
    ['output', 'what it holds'],
    Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, cell(description)]),
  );
}

function defaultCell(value: unknown): string {
  return value === undefined || value === '' ? '' : `\`${String(value)}\``;
}

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(columns) + line(columns.map(() => '---')) + rows.map(line).join('');
}

/** Text in one line, safe between the bars of a table. */
export function cell(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
