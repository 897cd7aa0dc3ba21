// COQL cut into words, each with the place where it stands: errors name it.

export interface Word {
  type: 'name' | 'text' | 'number' | 'sign' | 'end';
  /** As written; without quotes and escapes for a text. */
  value: string;
  line: number;
  column: number;
}

/** Where the query does not read, and what stands there. */
export class QueryError extends Error {
  readonly near: Word;
  readonly clause: string;

  constructor(near: Word, clause: string) {
    super(`COQL does not read near ${near.value}`);
    this.near = near;
    this.clause = clause;
  }
}

const PATTERN = /\s+|([A-Za-z_$][\w$.]*)|('(?:[^'\\]|\\.)*')|(-?\d+(?:\.\d+)?)|(!=|<>|>=|<=|[=<>(),*])|(.)/gsy;

export function words(query: string): Word[] {
  const found: Word[] = [];
  let line = 1;
  let lineStart = 0;
  for (const match of query.matchAll(PATTERN)) {
    const [whole, name, text, number, sign, stray] = match;
    const at = { line, column: match.index - lineStart + 1 };
    for (let cut = whole.indexOf('\n'); cut >= 0; cut = whole.indexOf('\n', cut + 1)) {
      line += 1;
      lineStart = match.index + cut + 1;
    }
    if (name !== undefined) found.push({ type: 'name', value: name, ...at });
    else if (text !== undefined) found.push({ type: 'text', value: text.slice(1, -1).replace(/\\(.)/g, '$1'), ...at });
    else if (number !== undefined) found.push({ type: 'number', value: number, ...at });
    else if (sign !== undefined || stray !== undefined) found.push({ type: 'sign', value: sign ?? stray ?? '', ...at });
  }
  return [...found, { type: 'end', value: '', line, column: query.length - lineStart + 1 }];
}
