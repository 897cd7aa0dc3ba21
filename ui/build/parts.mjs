// Which messages a screen brings along: those that nothing but that screen says. All others come with the first load, once a language.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const IMPORT = /(?:from|import\(|import)\s*'(\.[^']+)'/g;
const SCREEN = /^pages\/(\w+)\/\w+Page\.tsx$/;

/** The first load's part has no name. */
export const FIRST = '';

/** From each key that is used to its part: the folder of its screen, or the first one. `keysIn` finds the keys of a script. */
export function partsOf(app, keysIn) {
  const scripts = new Map(
    readdirSync(app, { recursive: true })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => [name, readFileSync(join(app, name), 'utf8')]),
  );
  const importsOf = (name) =>
    [...(scripts.get(name) ?? '').matchAll(IMPORT)]
      .map(([, path]) => relative(app, resolve(app, dirname(name), path)))
      .filter((path) => scripts.has(path) && existsSync(join(app, path)));
  const screens = [...scripts.keys()].filter((name) => SCREEN.test(name));
  const users = new Map();
  const use = (from, part) => {
    for (const name of reach(from, importsOf)) {
      for (const key of keysIn(scripts.get(name))) users.set(key, (users.get(key) ?? new Set()).add(part));
    }
  };
  for (const screen of screens) use([screen], SCREEN.exec(screen)[1]);
  // What no screen reaches is the frame's.
  const behind = new Set(screens.flatMap((screen) => [...reach([screen], importsOf)]));
  use(
    [...scripts.keys()].filter((name) => !behind.has(name)),
    FIRST,
  );
  return new Map([...users].map(([key, by]) => [key, by.size === 1 ? [...by][0] : FIRST]));
}

/** Scripts and all that they import, but for other screens: those come by themselves. */
function reach(from, importsOf) {
  const seen = new Set();
  const visit = (name, isStart) => {
    if (seen.has(name) || (!isStart && SCREEN.test(name))) return;
    seen.add(name);
    for (const next of importsOf(name)) visit(next, false);
  };
  for (const name of from) visit(name, true);
  return seen;
}
