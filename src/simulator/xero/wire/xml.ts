// Xero's default representation: what comes back to a caller that forgot to ask for JSON. Only good enough to be recognised.

/** The body as XML below a `<Response>` root. A list's rows are named after the list: `<Contacts><Contact>`. */
export function xml(body: Record<string, unknown>): string {
  return `<?xml version="1.0" encoding="utf-8"?><Response>${members(body)}</Response>`;
}

function members(body: object): string {
  return Object.entries(body)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) {
    const row = singular(name);
    return `<${name}>${value.map((entry) => element(row, entry)).join('')}</${name}>`;
  }
  if (typeof value === 'object') return `<${name}>${members(value)}</${name}>`;
  return `<${name}>${escaped(String(value))}</${name}>`;
}

function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  if (name.endsWith('sses')) return name.slice(0, -2);
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
