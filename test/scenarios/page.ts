// What a scenario reads: what people are asked, the log, and what stands on both sides and was written, as the one text that it compares.

import { inCrm, inXero, type Json } from './documents.ts';

export interface Issue {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  /** Addresses of the record on each side. */
  readonly places: { readonly crm: string | null; readonly accounting: string | null };
  readonly facts: Json;
  readonly choices: readonly string[];
}

export interface Entry {
  readonly kind: string;
  readonly code: string;
  readonly outcome: string;
  readonly facts: Json;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

const shownInXero = ['Invoices', 'Quotes', 'PurchaseOrders'];
const shownInCrm = ['Invoices', 'Quotes', 'Sales_Orders', 'Purchase_Orders'];

/** A call to a vendor, as its log tells of it. */
interface Call {
  readonly vendor: string;
  readonly method: string;
  readonly path: string;
  readonly requestBody?: string;
  readonly status: number;
  readonly fault?: string;
}

/** Whether the call changes anything there. */
export function isWrite({ method, path }: Call): boolean {
  return method !== 'GET' && path.startsWith('/api/') && !path.includes('/coql');
}

/** `xero PUT Invoices ×2`, with the number of records in the call. */
export function toldAs({ vendor, method, path, requestBody = '', status, fault }: Call): string {
  const what = path.replace(/\?.*/, '').split('/').slice(4).join('/');
  const went = fault ?? (status < 400 ? '' : String(status));
  return `${vendor} ${method} ${what} ×${recordsIn(requestBody)}${went && ` (${went})`}`;
}

/** Every document of both sides, what was written, and what people are asked. */
export function pageOf(
  books: (collection: string) => readonly Json[],
  crm: (module: string) => readonly Json[],
  written: readonly string[],
  issues: readonly { readonly code: string; readonly message: string }[],
): string {
  const documents = (heading: string, shown: readonly string[][]) =>
    shown.length === 0 ? [] : [heading, ...shown.flat().map((line) => `  ${line}`)];
  const asked = issues.map(({ code, message }) => `  ${code}: ${message}`);
  return withAliases(
    [
      ...shownInXero.flatMap((name) => documents(`Xero ${name}`, books(name).map(inXero))),
      ...shownInCrm.flatMap((name) => documents(`CRM ${name}`, crm(name).map(inCrm))),
      'Written',
      ...counted(written).map((line) => `  ${line}`),
      ...(asked.length === 0 ? [] : ['Asked', ...asked]),
    ].join('\n'),
  );
}

/** The CRM's ids in the order in which they appear, `⟨1⟩` and so on: which number a record gets there means nothing to anybody. */
function withAliases(page: string): string {
  const ids = [...new Set(page.match(/\b\d{19}\b/g) ?? [])];
  return ids.reduce((text, id, at) => text.replaceAll(id, `⟨${at + 1}⟩`), page);
}

/** How many records a call to write carried. */
function recordsIn(body: string): number {
  if (body === '') return 0;
  const content = JSON.parse(body) as Json | Json[];
  const list = Object.values(content).find((member) => Array.isArray(member)) as unknown[] | undefined;
  return list?.length ?? 1;
}

/** Each line once, with how often, by the alphabet: what goes before what is told where it matters. */
function counted(lines: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  return [...times].map(([line, count]) => (count === 1 ? line : `${line}, ${count} times`)).sort();
}

/** Blanks before the lines mean nothing. */
export function flushLeft(text: string): string {
  const lines = text.replace(/^\n|\n *$/g, '').split('\n');
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join('\n');
}
