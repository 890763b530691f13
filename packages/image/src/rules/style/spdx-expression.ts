import { exceptionIds, licenseIds } from './spdx-ids.ts';

const sets: { licenses?: ReadonlySet<string>; exceptions?: ReadonlySet<string> } = {};

/**
 * Whether a text is a license expression: identifiers, case aside, joined by AND, OR and WITH, with brackets around parts.
 * Source: SPDX 2.3, annex D.
 */
export function isLicenseExpression(text: string): boolean {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let depth = 0;
  let wantsLicense = true;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (wantsLicense && token === '(') depth++;
    else if (wantsLicense) {
      if (!isLicense(token)) return false;
      wantsLicense = false;
    } else if (token === ')') {
      if (--depth < 0) return false;
    } else if (token === 'WITH') {
      const exception = tokens[++i];
      if (exception === undefined || !isException(exception)) return false;
    } else if (token === 'AND' || token === 'OR') wantsLicense = true;
    else return false;
  }
  return !wantsLicense && depth === 0;
}

function isLicense(id: string): boolean {
  if (/^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/.test(id)) return true;
  sets.licenses ??= idsOf(licenseIds);
  const name = id.toLowerCase();
  return sets.licenses.has(name) || (name.endsWith('+') && sets.licenses.has(name.slice(0, -1)));
}

function isException(id: string): boolean {
  sets.exceptions ??= idsOf(exceptionIds);
  return sets.exceptions.has(id.toLowerCase());
}

function idsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().trim().split(/\s+/));
}
