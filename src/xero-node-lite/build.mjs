// Writes dist/: the package as it is published, in plain JavaScript with types. Publish that folder (`npm publish ./dist`), not this
// one, whose front door is the TypeScript source. `node build.mjs <folder>` writes elsewhere.

import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const here = import.meta.dirname;
const dist = resolve(process.argv[2] ?? join(here, 'dist'));

rmSync(dist, { recursive: true, force: true });
compile();
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
for (const name of ['README.md', 'LICENSE']) copyFileSync(join(here, name), join(dist, name));

function compile() {
  const program = ts.createProgram([join(here, 'index.ts')], {
    outDir: dist,
    rootDir: here,
    declaration: true,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    verbatimModuleSyntax: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmitOnError: true,
    skipLibCheck: true,
  });
  const { diagnostics } = program.emit(undefined, writeFile);
  const all = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (all.length === 0) return;
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => here, getNewLine: () => '\n' };
  process.stderr.write(ts.formatDiagnostics(all, host));
  process.exit(1);
}

/** Declarations keep `./x.ts` in their imports; whoever uses them may not allow that. */
function writeFile(name, text) {
  const isDeclaration = name.endsWith('.d.ts');
  ts.sys.writeFile(name, isDeclaration ? text.replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'") : text);
}

function manifest() {
  const {
    private: _,
    scripts: __,
    exports: ___,
    ...rest
  } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  const exports = { '.': { types: './index.d.ts', default: './index.js' } };
  return { ...rest, engines: { node: '>=20' }, exports };
}
