// The source as text, for tests that read it: files, what they import, and their code without comments.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the project's root, as `src/core/plan.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text with comments taken out; strings stay. */
  readonly code: string;
  /** What it imports: paths from the root, or the names of packages. */
  readonly imports: readonly string[];
}

export function sourceFiles(folder: string): SourceFile[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.includes('node_modules') && !/(^|\/)dist\//.test(name))
    .map((name) => read(join(folder, name)));
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const code = withoutComments(text);
  const specifiers = [
    ...code.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return { path, text, code, imports: specifiers.map((specifier) => resolve(path, specifier)) };
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? relative(root, normalize(join(root, dirname(from), specifier))) : specifier;
}

/** Enough of a lexer for comments: strings and templates are stepped over, so that `https://` stays. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[dgimsuvy]*)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, kept: string | undefined) => kept ?? '',
  );
}
