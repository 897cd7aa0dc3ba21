// Cuts a `where` expression into its parts.

export type Token =
  | { type: 'name'; text: string }
  | { type: 'text'; text: string }
  | { type: 'number'; text: string }
  | { type: 'sign'; text: string };

const SIGNS = ['&&', '||', '==', '!=', '>=', '<=', '=', '>', '<', '!', '(', ')', ',', '.', '-'];

/** The parts, or what can't be read. A quote inside a text is doubled; a backslash before it ends the text (seen live). */
export function tokensOf(expression: string): Token[] | string {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    const rest = expression.slice(at);
    const blank = /^\s+/.exec(rest)?.[0];
    if (blank) {
      at += blank.length;
      continue;
    }
    const token = next(rest);
    if (!token) return rest.startsWith('"') ? 'Unterminated string literal' : `Syntax error '${rest.charAt(0)}'`;
    tokens.push(token.token);
    at += token.length;
  }
  return tokens;
}

function next(rest: string): { token: Token; length: number } | undefined {
  const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
  if (quoted)
    return { token: { type: 'text', text: (quoted[1] ?? '').replaceAll('""', '"') }, length: quoted[0].length };
  const name = /^[A-Za-z_]\w*/.exec(rest)?.[0];
  if (name) return { token: { type: 'name', text: name }, length: name.length };
  const number = /^\d+(?:\.\d+)?[mM]?/.exec(rest)?.[0];
  if (number) return { token: { type: 'number', text: number.replace(/m$/i, '') }, length: number.length };
  const sign = SIGNS.find((one) => rest.startsWith(one));
  return sign ? { token: { type: 'sign', text: sign }, length: sign.length } : undefined;
}
