// How much script and style the first page costs, compressed: the entry and all it imports, the style, and of all pages and languages
// the heaviest: a page with what only it imports, the language's catalogue, and what only that page says.

import { gzipSync } from 'node:zlib';
import { FIRST, isSaidBy } from './parts.mjs';

/** 60 kB, as the project promises. */
export const MOST_BYTES = 60_000;

/** Bytes after gzip, and what they are made of, the largest first. */
export function firstLoad({ metafile, outputFiles }) {
  const sizes = new Map(outputFiles.map(({ path, contents }) => [path, gzipSync(contents, { level: 9 }).length]));
  const sizeOf = (path) => [...sizes].find(([full]) => full.endsWith(path))?.[1] ?? 0;
  const { outputs } = metafile;
  const entry = Object.keys(outputs).find((path) => outputs[path].entryPoint?.endsWith('app/main.tsx')) ?? '';
  const shared = importsOf(outputs, entry);
  const alone = (path) => [...importsOf(outputs, path)].filter((each) => !shared.has(each));
  const total = (paths) => paths.reduce((sum, path) => sum + sizeOf(path), 0);
  const lazy = Object.keys(outputs).filter(
    (path) => outputs[path].entryPoint && path !== entry && path.endsWith('.js'),
  );
  const catalogues = new Map(
    lazy.flatMap((path) => {
      const [, language, part = ''] =
        /^catalogues:virtual:catalogue\/(\w+)(?:\/([\w+]+))?$/.exec(outputs[path].entryPoint) ?? [];
      return language ? [[`${language}/${part}`, path]] : [];
    }),
  );
  const languages = [...new Set([...catalogues.keys()].map((name) => name.split('/')[0]))];
  const screens = lazy.filter((path) => ![...catalogues.values()].includes(path));
  const said = (language, screen) => {
    const [, folder = ''] = /pages\/(\w+)\//.exec(outputs[screen].entryPoint) ?? [];
    const own = [...catalogues].filter(([name]) => {
      const [spoken, part = FIRST] = name.split('/');
      return spoken === language && (part === FIRST || isSaidBy(part, folder));
    });
    return own.map(([, path]) => path);
  };
  const visits = screens.flatMap((screen) =>
    (languages.length > 0 ? languages : ['']).map((language) => [...alone(screen), ...said(language, screen)]),
  );
  const [heaviest = []] = visits.sort((one, other) => total(other) - total(one));
  const styles = outputs[entry]?.cssBundle ? [outputs[entry].cssBundle] : [];
  const loaded = new Set([...shared, ...styles, ...heaviest]);
  const parts = [...loaded].sort((one, other) => sizeOf(other) - sizeOf(one));
  return { bytes: total(parts), parts: parts.map((path) => `${path.split('/').at(-1)} ${sizeOf(path)}`) };
}

/** A script and everything that it imports at once. */
export function importsOf(outputs, path, seen = new Set()) {
  if (seen.has(path) || !outputs[path]) return seen;
  seen.add(path);
  for (const { path: next, kind } of outputs[path].imports) {
    if (kind === 'import-statement') importsOf(outputs, next, seen);
  }
  return seen;
}
