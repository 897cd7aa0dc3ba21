// Messages for the browser: each language's `ui.` messages, parsed here so that no parser is loaded there, as lists: one a language that
// comes first, and one a screen with what only that screen says. Keys are for people: in the scripts each becomes its place in those lists,
// one behind the other. The build fails on a key that is used and missing, kept and unused, or not said in every language.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { FIRST, partsOf } from './parts.mjs';

const PREFIX = 'ui.';
const KEY = /(['"`])(ui\.[\w.-]+)\1/g;

const keysOf = (script) => [...script.matchAll(KEY)].map(([, , key]) => key);

/** An esbuild plugin: `virtual:catalogues` maps each language to what loads its messages. */
export function catalogues({ app, folder }) {
  return {
    name: 'catalogues',
    setup(build) {
      build.onStart(() => ({ errors: wrongKeys({ app, folder }).map((text) => ({ text })) }));
      const places = placesOf(folder, app);
      build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
        contents: withPlaces(readFileSync(path, 'utf8'), places),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }));
      build.onResolve({ filter: /^virtual:catalogue/ }, ({ path }) => ({ path, namespace: 'catalogues' }));
      build.onLoad({ filter: /.*/, namespace: 'catalogues' }, ({ path }) => {
        const [, language, part = FIRST] = path.split('/');
        if (language) return { contents: `export default ${JSON.stringify(compiled(folder, language, app, part))};` };
        const names = [...new Set([FIRST, ...partsOf(app, keysOf).values()])];
        const loaders = languagesIn(folder).flatMap((name) =>
          names.map((each) => {
            const module = [name, each].filter(Boolean).join('/');
            return `'${module}': () => import('virtual:catalogue/${module}')`;
          }),
        );
        return { contents: `export const loaders = { ${loaders.join(', ')} };` };
      });
    },
  };
}

export function languagesIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
}

function catalogueOf(folder, language) {
  return JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'));
}

function keysIn(folder, language) {
  return Object.keys(catalogueOf(folder, language));
}

function messagesIn(folder, language) {
  return Object.entries(catalogueOf(folder, language)).filter(([key]) => key.startsWith(PREFIX));
}

/** Where each key's message stands: the first load's in front, then each screen's together. Without the pages' folder all are one part. */
export function placesOf(folder, app) {
  const keys = messagesIn(folder, 'en').map(([key]) => key);
  const parts = app === undefined ? new Map() : partsOf(app, keysOf);
  const partOf = (key) => parts.get(key) ?? FIRST;
  const inOrder = keys.sort().sort((one, other) => compare(partOf(one), partOf(other)));
  return new Map(inOrder.map((key, at) => [key, String(at)]));
}

function compare(one, other) {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** A script with its keys as places. */
export function withPlaces(script, places) {
  return script.replace(KEY, (whole, quote, key) => (places.has(key) ? quote + places.get(key) + quote : whole));
}

/** The list of a part in a language, and where it begins: plain text as text, everything else as its syntax tree. */
export function compiled(folder, language, app, part = FIRST) {
  const messages = Object.fromEntries(messagesIn(folder, language));
  const places = placesOf(folder, app);
  const parts = app === undefined ? new Map() : partsOf(app, keysOf);
  const own = [...places.keys()].filter((key) => (parts.get(key) ?? FIRST) === part);
  return { at: Number(places.get(own[0]) ?? 0), list: own.map((key) => parsed(messages[key] ?? '', language)) };
}

function parsed(message, language) {
  const tree = new IntlMessageFormat(message, language).getAst();
  const [only] = tree;
  const isPlain = tree.length === 1 && only.type === 0;
  return isPlain ? only.value : tree;
}

/** What is wrong between the pages and the catalogues, a sentence each. */
export function wrongKeys({ app, folder }) {
  const used = usedIn(app);
  const english = new Set(messagesIn(folder, 'en').map(([key]) => key));
  const missing = [...used]
    .filter(([key]) => !english.has(key))
    .map(([key, file]) => `${key} has no message (${file})`);
  const unused = [...english].filter((key) => !used.has(key)).map((key) => `${key} is used by no page`);
  const others = languagesIn(folder).filter((language) => language !== 'en');
  return [...missing, ...unused, ...others.flatMap((language) => differences(folder, language))];
}

/** Of all messages, those of the Worker too: it speaks what the pages do. */
function differences(folder, language) {
  const english = new Set(keysIn(folder, 'en'));
  const own = new Set(keysIn(folder, language));
  const missing = [...english].filter((key) => !own.has(key)).map((key) => `${language}: ${key} is not translated`);
  const extra = [...own].filter((key) => !english.has(key)).map((key) => `${language}: ${key} is in no other language`);
  return [...missing, ...extra];
}

/** Keys are written out wherever they are used, so that they can be found; each with the first file that names it. */
function usedIn(app) {
  const used = new Map();
  for (const name of readdirSync(app, { recursive: true })) {
    if (!/\.tsx?$/.test(name)) continue;
    for (const key of keysOf(readFileSync(join(app, name), 'utf8'))) if (!used.has(key)) used.set(key, name);
  }
  return used;
}
