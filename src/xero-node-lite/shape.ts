// How elements are made easy to hold: days and times in one form, lists always there, the zero GUID never an id. What a shape doesn't
// name stays as Xero sent it, so fields that Xero adds later come through.

import { parseDay, parseTime } from './dates.ts';

/** Which fields of an object need care. */
export interface Shape {
  /** The object's own GUID. */
  readonly id?: string;
  /** Calendar dates: read as `YYYY-MM-DD`. */
  readonly days?: readonly string[];
  /** Timestamps: read as epoch ms. */
  readonly times?: readonly string[];
  /** Lists: read as lists even where missing, without the nulls that Xero sometimes sends in them. */
  readonly lists?: Readonly<Record<string, Shape>>;
  /** Objects inside, where present. */
  readonly parts?: Readonly<Record<string, Shape>>;
}

/** A shape without care. */
export const plain: Shape = {};

export const zeroGuid = '00000000-0000-0000-0000-000000000000';

export type Members = Record<string, unknown>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; nothing where there is no list. */
export function membersOf(value: unknown): Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

/** Puts a freshly parsed object into its shape, in place: nobody else holds it yet, and copying a page costs more than reading it. */
export function putInShape(shape: Shape, members: Members): Members {
  if (shape.id !== undefined && members[shape.id] === zeroGuid) delete members[shape.id];
  for (const name of shape.days ?? []) convert(members, name, parseDay);
  for (const name of shape.times ?? []) convert(members, name, parseTime);
  for (const [name, part] of Object.entries(shape.lists ?? {})) {
    const list = membersOf(members[name]);
    for (const item of list) putInShape(part, item);
    members[name] = list;
  }
  for (const [name, part] of Object.entries(shape.parts ?? {})) {
    const value = members[name];
    if (isMembers(value)) putInShape(part, value);
  }
  return members;
}

function convert(members: Members, name: string, parse: (text: string) => unknown): void {
  const value = members[name];
  if (value === undefined) return;
  const parsed = typeof value === 'string' ? parse(value) : undefined;
  if (parsed === undefined) delete members[name];
  else members[name] = parsed;
}
