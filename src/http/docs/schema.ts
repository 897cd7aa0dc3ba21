// A schema as people read it: its type in a few words, and the members of an object as a list, deeper ones folded away.

import { html } from 'hono/html';
import type { Schema } from './document.ts';

type Html = ReturnType<typeof html>;

/** Members that many shapes share are folded below this depth. */
const UNFOLDED = 1;

/** The members of an object, or of the things in a list; nothing for a plain value. */
export function members(schema: Schema, depth = 0): Html | '' {
  const inner = shapeIn(schema);
  const { properties } = inner;
  if (!properties) return '';
  const list = html`<ul class="members">
    ${Object.entries(properties).map(([name, each]) => member(name, each, inner.required?.includes(name) ?? false, depth))}
  </ul>`;
  return depth <= UNFOLDED
    ? list
    : html`<details>
        <summary>Its members</summary>
        ${list}
      </details>`;
}

function member(name: string, schema: Schema, required: boolean, depth: number): Html {
  return html`<li>
    <code>${name}</code>
    <span class="type">${typeOf(schema)}</span>${required ? '' : html` <span class="soft">optional</span>`}
    ${schema.description === undefined ? '' : html`<span class="says">${schema.description}</span>`}
    ${members(schema, depth + 1)}
  </li>`;
}

/** What a list holds, or the one of several forms that has members. */
function shapeIn(schema: Schema): Schema {
  if (schema.items) return shapeIn(schema.items);
  if (schema.allOf) {
    const parts = schema.allOf.map(shapeIn);
    const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Schema['properties'];
    return { properties: properties ?? {}, required: parts.flatMap((part) => part.required ?? []) };
  }
  if (schema.anyOf) return schema.anyOf.map(shapeIn).find(({ properties }) => properties) ?? schema;
  return typeof schema.additionalProperties === 'object' && !schema.properties
    ? shapeIn(schema.additionalProperties)
    : schema;
}

/** A type in words: `text`, `number, 10 to 200`, `one of a, b`, `list of …`. */
export function typeOf(schema: Schema): string {
  return [nameOf(schema), limitsOf(schema)].filter((part) => part !== '').join(', ');
}

function nameOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => (value === null ? 'null' : String(value))).join(' | ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  const { type } = schema;
  if (typeof type === 'object') return type.map((each) => nameOf({ ...schema, type: each })).join(' | ');
  if (type === 'object' && typeof schema.additionalProperties === 'object' && !schema.properties)
    return `map of ${typeOf(schema.additionalProperties)}`;
  return type === undefined ? 'anything' : (words[`${type}/${schema.format ?? ''}`] ?? words[type] ?? type);
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  'string/date-time': 'time, ISO 8601',
  'string/date': 'date, YYYY-MM-DD',
  boolean: 'true or false',
  integer: 'whole number',
};

function limitsOf({ minimum, maximum, minLength, maxLength, minItems, maxItems, default: usual }: Schema): string {
  const [least, most] = [minimum ?? minLength ?? minItems, maximum ?? maxLength ?? maxItems];
  // The generator writes the range of whole numbers out; it says nothing.
  const low = least !== undefined && Math.abs(least) < Number.MAX_SAFE_INTEGER ? String(least) : undefined;
  const high = most !== undefined && Math.abs(most) < Number.MAX_SAFE_INTEGER ? String(most) : undefined;
  const range =
    low !== undefined && high !== undefined
      ? `${low} to ${high}`
      : low !== undefined
        ? `at least ${low}`
        : high !== undefined
          ? `at most ${high}`
          : '';
  const otherwise = usual === undefined ? '' : `else ${JSON.stringify(usual)}`;
  return [range, otherwise].filter((part) => part !== '').join(', ');
}
