// The mutants of a source file: each one change of a branch, a comparison or a default, as text that takes the place of a node. What
// is said of types is left alone: the compiler's business.

import ts from 'typescript';

export type Sort = 'branch' | 'comparison' | 'default';

/** One change. Everything but `is` names it for people; together they tell it from all others of its file. */
export interface Mutant {
  readonly sort: Sort;
  /** From 1. */
  readonly line: number;
  /** The line as it stands, without its indent. */
  readonly text: string;
  readonly was: string;
  readonly is: string;
}

/** A mutant and the node that it replaces. `getter` is a property of a table of defaults, replaced as a whole. */
export interface Placed extends Mutant {
  readonly node: ts.Node;
  readonly getter?: boolean;
}

export function parse(path: string, source: string): ts.SourceFile {
  return ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true);
}

/** All mutants of a file in the order of its text, each once. */
export function mutantsOf(file: ts.SourceFile): Placed[] {
  const known: Known = { numbers: numbersOf(file), words: wordsOf(file) };
  const found: Placed[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    const changes = changesOf(node, known);
    for (const change of changes) found.push(placed(file, change));
    if (!changes.some(({ getter }) => getter)) ts.forEachChild(node, visit);
  };
  visit(file);
  const seen = new Set<string>();
  return found.filter(({ node, is }) => {
    const name = `${node.pos}-${node.end}:${is}`;
    return !seen.has(name) && seen.add(name);
  });
}

/** What a file says elsewhere and a change has to know. */
interface Known {
  /** Names of the module's constants that are numbers. */
  readonly numbers: ReadonlySet<string>;
  /** By the name of a property: the words that it may be, as far as the file tells. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Change {
  readonly node: ts.Node;
  readonly sort: Sort;
  readonly is: string;
  readonly getter?: boolean;
}

function placed(file: ts.SourceFile, change: Change): Placed {
  const { line } = file.getLineAndCharacterOfPosition(change.node.getStart(file));
  const [start, end] = [
    file.getPositionOfLineAndCharacter(line, 0),
    file.getLineEndOfPosition(change.node.getStart(file)),
  ];
  // A comment to the end of its line would swallow all that follows it.
  const oneLine = (text: string) =>
    text
      .replace(/(^|\s)\/\/.*/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  return {
    ...change,
    line: line + 1,
    text: file.text.slice(start, end).trim(),
    was: oneLine(change.node.getText(file)),
    is: oneLine(change.is),
  };
}

function changesOf(node: ts.Node, known: Known): Change[] {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return conditionOf(node.expression, ts.isIfStatement(node));
  if (ts.isForStatement(node) && node.condition) return conditionOf(node.condition, false);
  if (ts.isConditionalExpression(node)) return conditionOf(node.condition, true);
  if (ts.isCaseClause(node)) return [{ node: node.expression, sort: 'branch', is: 'Symbol()' }];
  if (ts.isBinaryExpression(node)) return ofOperator(node);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [{ node, sort: 'branch', is: node.operand.getText() }];
  }
  if (ts.isCallExpression(node)) return [...ofCall(node), ...ofChain(node)];
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return ofChain(node);
  if ((ts.isParameter(node) || ts.isBindingElement(node)) && node.initializer) {
    return [{ node: node.initializer, sort: 'default', is: otherThan(node.initializer) ?? 'undefined' }];
  }
  if (ts.isPropertyAssignment(node) && isTable(node)) return ofTable(node, known.words);
  if (isUseOf(node, known.numbers)) return [{ node, sort: 'default', is: `(${node.getText()} + 1)` }];
  const isFlag = node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
  return isFlag ? [{ node, sort: 'default', is: otherThan(node) ?? '' }] : [];
}

/** A condition that always holds, and one that never does; a loop that never ends would prove nothing. */
function conditionOf(node: ts.Expression, canHold: boolean): Change[] {
  return (canHold ? ['true', 'false'] : ['false']).map((is) => ({ node, sort: 'branch', is }));
}

const comparisons = new Map([
  ['===', ['!==']],
  ['!==', ['===']],
  ['==', ['!=']],
  ['!=', ['==']],
  ['<', ['<=', '>=']],
  ['<=', ['<', '>']],
  ['>', ['>=', '<=']],
  ['>=', ['>', '<']],
]);

function ofOperator(node: ts.BinaryExpression): Change[] {
  const [left, operator, right] = [node.left.getText(), node.operatorToken.getText(), node.right.getText()];
  if (operator === '??') {
    const other = otherThan(node.right);
    return [
      { node, sort: 'default', is: other === undefined ? left : `${left} ?? ${other}` },
      { node, sort: 'default', is: right },
    ];
  }
  if (operator === '&&' || operator === '||') {
    const swapped = `(${left}) ${operator === '&&' ? '||' : '&&'} (${right})`;
    return [left, right, swapped].map((is) => ({ node, sort: 'branch', is }));
  }
  return (comparisons.get(operator) ?? []).map((other) => ({
    node,
    sort: 'comparison',
    is: `${left} ${other} ${right}`,
  }));
}

/** Calls that decide: which elements count, whether all must or one may, which of two is larger. */
const rivals = new Map([
  ['every', 'some'],
  ['some', 'every'],
  ['max', 'min'],
  ['min', 'max'],
]);

function ofCall(node: ts.CallExpression): Change[] {
  if (!ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression, name, questionDotToken } = node.expression;
  const call = node.getText().slice(node.expression.end - node.getStart());
  if (name.text === 'filter' && !questionDotToken) return [{ node, sort: 'branch', is: expression.getText() }];
  const rival = rivals.get(name.text);
  if (rival === undefined) return [];
  const dot = questionDotToken ? '?.' : '.';
  return [{ node, sort: 'comparison', is: `${expression.getText()}${dot}${rival}${call}` }];
}

/** A link of a chain that may be missing becomes one that must be there. The chain is replaced as a whole. */
function ofChain(node: ts.CallExpression | ts.PropertyAccessExpression | ts.ElementAccessExpression): Change[] {
  const token = node.questionDotToken;
  if (!token) return [];
  let chain: ts.Expression = node;
  while (
    (ts.isPropertyAccessExpression(chain.parent) ||
      ts.isElementAccessExpression(chain.parent) ||
      ts.isCallExpression(chain.parent)) &&
    chain.parent.expression === chain
  ) {
    chain = chain.parent;
  }
  const at = token.getStart() - chain.getStart();
  const dot = ts.isPropertyAccessExpression(node) ? '.' : '';
  return [{ node: chain, sort: 'branch', is: chain.getText().slice(0, at) + dot + chain.getText().slice(at + 2) }];
}

/** A literal of the same sort with another value; undefined where the node is no literal. */
function otherThan(node: ts.Node): string | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return 'false';
    case ts.SyntaxKind.FalseKeyword:
      return 'true';
    case ts.SyntaxKind.NullKeyword:
    case ts.SyntaxKind.StringLiteral:
      return `'changed'`;
    case ts.SyntaxKind.NumericLiteral:
      return `${node.getText()} + 1`;
    case ts.SyntaxKind.BigIntLiteral:
      return `${node.getText()} + 1n`;
    case ts.SyntaxKind.ArrayLiteralExpression:
      return `['changed']`;
    case ts.SyntaxKind.ObjectLiteralExpression:
      return `{ changed: 'changed' }`;
    default:
      return undefined;
  }
}

/** Whether a property stands in a constant of the module itself, and so in a table of defaults. */
function isTable(node: ts.PropertyAssignment): boolean {
  let around: ts.Node = node.parent;
  while (
    ts.isObjectLiteralExpression(around) ||
    ts.isArrayLiteralExpression(around) ||
    ts.isPropertyAssignment(around) ||
    ts.isAsExpression(around)
  ) {
    around = around.parent;
  }
  return ts.isVariableDeclaration(around) && ts.isSourceFile(around.parent.parent.parent);
}

/** A table is made when its module is loaded, long before a mutant is switched on: its values are looked up anew each time. */
function ofTable(node: ts.PropertyAssignment, words: Known['words']): Change[] {
  const { initializer, name } = node;
  if (ts.isArrayLiteralExpression(initializer) || ts.isObjectLiteralExpression(initializer)) return [];
  const change = (is: string): Change[] => [{ node, sort: 'default', is, getter: true }];
  if (ts.isBinaryExpression(initializer)) return change(`(${initializer.getText()}) + 1`);
  const others = ts.isStringLiteral(initializer) ? [...(words.get(name.getText()) ?? [])] : [];
  const other = others.find((word) => word !== initializer.getText()) ?? otherThan(initializer);
  return other === undefined ? [] : change(other);
}

/** The words that properties may be, by name: those of their types, and those of the tables themselves. */
function wordsOf(file: ts.SourceFile): Known['words'] {
  const words = new Map<string, Set<string>>();
  const add = (name: string, word: ts.Node) => words.set(name, (words.get(name) ?? new Set()).add(word.getText()));
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && node.type && ts.isUnionTypeNode(node.type)) {
      for (const type of node.type.types)
        if (ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)) add(node.name.getText(), type.literal);
    }
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.initializer))
      add(node.name.getText(), node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return words;
}

/** Names of the module's constants that are numbers. */
function numbersOf(file: ts.SourceFile): ReadonlySet<string> {
  const names = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) =>
      declarationList.declarations.flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer && ts.isNumericLiteral(initializer) ? [name.text] : [],
      ),
    );
  return new Set(names);
}

function isUseOf(node: ts.Node, constants: ReadonlySet<string>): node is ts.Identifier {
  if (!ts.isIdentifier(node) || !constants.has(node.text)) return false;
  const { parent } = node;
  const isNamed =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent);
  // As a parameter's default it is left out altogether, which changes more.
  return !isNamed && !ts.isExportSpecifier(parent) && !ts.isParameter(parent);
}
