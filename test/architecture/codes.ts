// Every code that the product can produce, read from its source: texts like `skip.filter` wherever they stand, and those that are put
// together from a head and one of a known set.

import ts from 'typescript';
import type { Fixed } from '../../src/core/record.ts';
import { sides } from '../../src/core/record.ts';
import { dispositionOf, type Problem } from '../../src/core/problem.ts';
import { sourceFiles } from './source.ts';

const CODE = /^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/;

/** Texts of that form that are no codes, by the file that they stand in or by what they begin with. */
const elsewhere = [
  'src/systems/zoho/hosts.ts',
  'src/db/looks.ts',
  'src/deploy.mjs',
  'src/deploy-pages.mjs',
  'src/db/generate.mjs',
];
const scopes = /^accounting\./;

/** Codes of a single word, with the file that has them. */
const singles = { asked: 'src/db/marks.ts', internal: 'src/http/app.ts' };

type Each<Name extends string> = Readonly<Record<Name, true>>;

const fixedWhys: Each<Fixed['why']> = {
  archived: true,
  erased: true,
  void: true,
  paid: true,
  'part-paid': true,
  'locked-period': true,
  'system-made': true,
  'automatic-tax': true,
  'in-approval': true,
};

const problems: Each<Problem['code']> = {
  'system.unreachable': true,
  'system.failed': true,
  'system.unreadable': true,
  'system.busy': true,
  'system.day-spent': true,
  'budget.spent': true,
  'grant.revoked': true,
  'permission.denied': true,
  'request.refused': true,
  'record.refused': true,
  'record.moved': true,
  'record.young': true,
  'record.duplicate': true,
  'record.fixed': true,
  'record.locked': true,
  'record.missing': true,
  'needs.missing': true,
  'outcome.unknown': true,
  'mapping.invalid': true,
};

const retried = Object.keys(problems).filter((code) => dispositionOf({ code } as Problem) === 'retry');

/** Codes that are put together, by how they are written: what may stand in the gap. */
const composed: Readonly<Record<string, readonly string[]>> = {
  'fixed.${}': Object.keys(fixedWhys),
  'refused.${}': sides,
  'look.${}': sides,
  'failed.${}': retried,
  'update.${}': ['edited', 'filled', 'mirrored', 'crm', 'accounting', 'newest', 'decided'],
};

/** Put together in the same way, and something else: Zoho's events and a record's id. */
const noCodes = new Set(['${}.create', '${}.edit', '${}.delete', 'crm.${}']);

export interface Found {
  readonly codes: ReadonlySet<string>;
  /** Ways of putting a code together that this file knows nothing of, with their files. */
  readonly unknown: readonly string[];
}

export function codesOfTheProduct(): Found {
  const codes = new Set<string>(Object.keys(problems));
  const unknown: string[] = [];
  const files = sourceFiles('src').filter(({ path }) => !/^src\/(simulator|xero-node-lite)\//.test(path));
  for (const { path, text } of files) {
    if (elsewhere.includes(path)) continue;
    const { texts, templates } = readTexts(path, text);
    for (const each of texts) if (CODE.test(each) && !scopes.test(each)) codes.add(each);
    for (const [single, place] of Object.entries(singles))
      if (place === path && texts.includes(single)) codes.add(single);
    for (const template of templates) {
      if (!isComposed(template) || noCodes.has(template)) continue;
      const parts = composed[template];
      if (parts) for (const part of parts) codes.add(template.replace('${}', part));
      else unknown.push(`${template} (${path})`);
    }
  }
  return { codes, unknown };
}

/** One gap, and words with dots around it. */
function isComposed(template: string): boolean {
  return /^[a-z-]+\.\$\{\}$|^\$\{\}\.[a-z-]+$/.test(template);
}

/** The texts of a file but for those of imports and types, and its templates with `${}` for each gap. */
function readTexts(path: string, text: string): { texts: string[]; templates: string[] } {
  const texts: string[] = [];
  const templates: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node)) {
      templates.push(node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join(''));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return { texts, templates };
}
