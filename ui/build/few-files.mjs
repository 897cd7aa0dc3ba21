// Keeps what several screens share in one file. Left to itself the bundler makes one for every set of screens that share something:
// twenty files of a few hundred bytes, each a request. So every screen is said to need all that is shared.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of what screens share. */
const SHARED = ['api', 'i18n', 'parts', 'state', 'use', 'words'];

/** Screens, and steps and parts of one, which are loaded by themselves. */
const SCREEN = /pages\/[^/]+\/\w+(Page|Step|Part)\.tsx$/;

/** `read` gives a script as the build takes it. */
export function fewFiles(app, read = (path) => readFileSync(path, 'utf8')) {
  return {
    name: 'few-files',
    setup(build) {
      build.onResolve({ filter: /^virtual:shared$/ }, ({ path }) => ({
        path,
        namespace: 'few-files',
        sideEffects: true,
      }));
      build.onLoad({ filter: /.*/, namespace: 'few-files' }, () => ({
        contents: SHARED.flatMap((folder) => importsIn(app, folder)).join(''),
        resolveDir: app,
      }));
      build.onLoad({ filter: SCREEN }, ({ path }) => ({
        contents: `${read(path)}\nimport 'virtual:shared';\n`,
        loader: 'tsx',
      }));
    },
  };
}

function importsIn(app, folder) {
  const names = readdirSync(join(app, folder)).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));
  return names.map((name) => `import './${folder}/${name}';\n`);
}
