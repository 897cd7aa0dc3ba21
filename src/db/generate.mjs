// `npm run migrations -- --name what-changed`: drizzle-kit compares the schema with the last migration and writes the next one; keyed
// tables then get their WITHOUT ROWID, and the list that the Worker carries is written anew.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { keyedTables } from './schema/index.ts';

execFileSync('drizzle-kit', ['generate', ...process.argv.slice(2)], { stdio: 'inherit' });

const folder = new URL('../../migrations/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
for (const name of names) {
  const file = new URL(name, folder);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(/(CREATE TABLE `(\w+)` \((?:(?!\n\))[\s\S])*\n\));/g, (whole, head, table) =>
    keyedTables.includes(table) ? `${head} WITHOUT ROWID;` : whole,
  );
  if (after !== before) writeFileSync(file, after);
}

const imports = names.map((name, at) => `import sql${at} from '../../migrations/${name}';`);
const entries = names.map((name, at) => `  { name: '${name}', sql: sql${at} },`);
writeFileSync(
  new URL('migrations.ts', import.meta.url),
  [
    '// Written by `npm run migrations`: every migration in order, carried inside the Worker so that it can apply what is missing.',
    '',
    ...imports,
    '',
    'export const migrations: readonly { readonly name: string; readonly sql: string }[] = [',
    ...entries,
    '];',
    '',
  ].join('\n'),
);
