// A document's lines as people have them in mind. A line is known by a number that stands in its description and that nobody changes:
// `line 7 quantity` is a value of its own, so that two people who change one document each in their own place are told apart.

import type { Told } from './people.ts';

/** What is told of one line; what is left out is not meant. */
export interface LineTold {
  readonly quantity?: string;
  readonly price?: string;
  /** The item's id on the side where it is told. */
  readonly item?: string;
}

/** What a line shows. */
export interface LineShown {
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  /** The item's code. */
  readonly item: string;
}

const LINE = /^line (\d+)(?: (quantity|price|item))?$/;

export function describe(line: string): string {
  return `Part no ${line}`;
}

function numberIn(description: string): string {
  return /^Part no (\d+)$/.exec(description.trim())?.[1] ?? `of ${description}`;
}

/** Whether the field belongs to a line. */
export function isOfLine(field: string): boolean {
  return field.startsWith('line ');
}

/** The lines that are told of, by number; null is one that is taken away. */
export function linesIn(told: Told): ReadonlyMap<string, LineTold | null> {
  const lines = new Map<string, LineTold | null>();
  for (const [field, value] of Object.entries(told)) {
    const [, line, part] = LINE.exec(field) ?? [];
    if (line === undefined) continue;
    if (part === undefined) lines.set(line, null);
    else if (lines.get(line) !== null) lines.set(line, { ...lines.get(line), [part]: value ?? '0' });
  }
  return lines;
}

/** Lines as fields of the document. One that is there twice shows. */
export function fieldsOfLines(lines: readonly LineShown[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { description, quantity, price, item } of lines) {
    let name = `line ${numberIn(description)}`;
    while (`${name} quantity` in fields) name += ' again';
    fields[`${name} quantity`] = quantity;
    fields[`${name} price`] = price;
    fields[`${name} item`] = item;
  }
  return fields;
}

/** Which line of a document a description belongs to. */
export function lineNumber(description: unknown): string {
  return numberIn(typeof description === 'string' ? description : '');
}
