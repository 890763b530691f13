import { expect, test } from 'vitest';
import { actionTables } from './action-tables.ts';

const action = `
inputs:
  manifests:
    description: |
      Files, folders
      or a|b globs.
    required: true
  fail-on:
    description: The severity that fails.
    default: error
  config:
    description: Where slipway.yaml is.
outputs:
  findings: { description: How many. }
`;

test('tables between marks are made anew from action.yml, the rest stays', () => {
  const text = `# A\n<!-- inputs of actions/a/action.yml -->\nold\n<!-- end -->\nB\n<!-- outputs of actions/a/action.yml -->\n<!-- end -->\nC\n`;
  const made = actionTables(text, (path) => (path === 'actions/a/action.yml' ? action : ''));
  expect(made).toMatchInlineSnapshot(`
    "# A
    <!-- inputs of actions/a/action.yml -->
    | input | what it says | default |
    | --- | --- | --- |
    | \`manifests\` | Files, folders or a\\|b globs. | required |
    | \`fail-on\` | The severity that fails. | \`error\` |
    | \`config\` | Where slipway.yaml is. |  |
    <!-- end -->
    B
    <!-- outputs of actions/a/action.yml -->
    | output | what it holds |
    | --- | --- |
    | \`findings\` | How many. |
    <!-- end -->
    C
    "
  `);
  expect(actionTables(made, () => action)).toBe(made);
});
