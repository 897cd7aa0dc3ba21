// Runs what a pasted function computes: Deluge's expressions of texts read as JavaScript's do.

import { createHmac } from 'node:crypto';

/** What the function sends for a record, computed as Zoho would. */
export function sent(code: string, argument: string, id: string): { body: string; signature: string } {
  const expression = (start: string) => code.split(start)[1]?.split(';\n')[0] ?? '';
  const evaluate = (text: string, names: Record<string, unknown>): string =>
    new Function(...Object.keys(names), `return ${text}`)(...Object.values(names)) as string;
  const body = evaluate(expression('body = '), { [argument]: id });
  const hmacsha256 = (secret: string, text: string, form: 'hex') =>
    createHmac('sha256', secret).update(text).digest(form);
  const signature = evaluate(expression('signature = '), { body, zoho: { encryption: { hmacsha256 } } });
  return { body, signature };
}
