// Which messages a screen brings along: those that nothing but that screen says, and those that it shares with one or two others. All others
// come with the first load, once a language.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const IMPORT = /(?:from|import\(|import)\s*'(\.[^']+)'/g;
const SCREEN = /^pages\/(\w+)\/\w+Page\.tsx$/;
/** All but the first step of the setup are loaded once they are come to. */
const STEP = /^pages\/setup\/(?!Connect)\w+Step\.tsx$/;
const STEPS = 'steps';

/** The first load's part has no name. */
export const FIRST = '';
/** What so few screens share, and so many messages of it, is a part: a request more, for those screens alone. */
const SCREENS_AT_MOST = 3;
const MESSAGES_AT_LEAST = 20;

/** Whether a screen brings this part along. */
export function isSaidBy(part, screen) {
  return part.split('+').includes(screen);
}

/** From each key that is used to its part: the folders of its screens (`connections+setup`), or the first one. `keysIn` finds the keys of a script. */
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
  const screens = [...scripts.keys()].filter(isScreen);
  const users = new Map();
  const use = (from, part) => {
    for (const name of reach(from, importsOf)) {
      for (const key of keysIn(scripts.get(name))) users.set(key, (users.get(key) ?? new Set()).add(part));
    }
  };
  for (const screen of screens) use([screen], SCREEN.exec(screen)?.[1] ?? STEPS);
  // What no screen reaches is the frame's.
  const behind = new Set(screens.flatMap((screen) => [...reach([screen], importsOf)]));
  use(
    [...scripts.keys()].filter((name) => !behind.has(name)),
    FIRST,
  );
  const shared = new Map([...users].map(([key, by]) => [key, by.has(FIRST) ? FIRST : [...by].sort().join('+')]));
  const counts = new Map();
  for (const part of shared.values()) counts.set(part, (counts.get(part) ?? 0) + 1);
  const isPart = (part) => {
    const screens = part.split('+').length;
    return screens === 1 || (screens <= SCREENS_AT_MOST && counts.get(part) >= MESSAGES_AT_LEAST);
  };
  return new Map([...shared].map(([key, part]) => [key, isPart(part) ? part : FIRST]));
}

function isScreen(name) {
  return SCREEN.test(name) || STEP.test(name);
}

/** Scripts and all that they import, but for other screens: those come by themselves. */
function reach(from, importsOf) {
  const seen = new Set();
  const visit = (name, isStart) => {
    if (seen.has(name) || (!isStart && isScreen(name))) return;
    seen.add(name);
    for (const next of importsOf(name)) visit(next, false);
  };
  for (const name of from) visit(name, true);
  return seen;
}
