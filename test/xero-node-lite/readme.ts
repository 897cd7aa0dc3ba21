// The README taken apart: its examples, with what they promise to print, and its tables.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samples } from './samples.ts';

export const packageFolder = join(import.meta.dirname, '../../src/xero-node-lite');

export const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');

export interface Example {
  /** The heading that it stands under. */
  title: string;
  code: string;
  prints: readonly string[];
}

/** Every TypeScript example. */
export const examples: readonly Example[] = readme.split(/^#+ /m).flatMap((section) => {
  const title = section.split('\n')[0] ?? '';
  return [...section.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => ({
    title,
    code,
    prints: [...code.matchAll(/^\/\/ prints: (.*)$/gm)].map(([, line = '']) => line),
  }));
});

/** The table of operations as the code has it, in the README's form. */
export function operationsTable(): string {
  const rows = samples.map(({ name, operation }) => {
    const granular = operation.scopes.filter((scope) => !scope.startsWith('accounting.transactions'));
    const needed = operation.endpoint.startsWith('GET ')
      ? granular.filter((scope) => scope.endsWith('.read'))
      : granular;
    const scopes = needed.map((scope) => `\`${scope}\``).join(' or ') || 'none';
    return `| \`${name}\` | \`${operation.endpoint}\` | ${scopes} |`;
  });
  return ['| call | endpoint | scope |', '| --- | --- | --- |', ...rows].join('\n');
}
