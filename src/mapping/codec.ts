// Codecs: how one value of a vendor's record becomes a neutral value, and back. Pure, and forgiving in what they read.

import { canonical } from '../core/money.ts';
import { isBlank, type FieldType, type Value } from '../core/value.ts';

export interface Codec {
  /** Part of a place's name in bases: another way of reading must have another name. Lengths are no part of it. */
  readonly name: string;
  readonly type: FieldType;
  /** Vendor's value to ours. What can't be read as the type is blank. */
  decode(raw: unknown): Value;
  /** Ours to the vendor's. Blank becomes `emptied`. */
  encode(value: Value): unknown;
}

/** What a vendor takes for "make this blank". */
export type Emptied = '' | null;

const asText = (raw: unknown): string | null => {
  if (typeof raw === 'number' || typeof raw === 'bigint' || typeof raw === 'boolean') return String(raw);
  return typeof raw === 'string' && raw.trim() !== '' ? raw.trim() : null;
};

/** One line of text: outer blanks and line breaks mean nothing. */
export function text(emptied: Emptied, options: { most?: number; name?: string } = {}): Codec {
  const { most = Infinity, name = 'text' } = options;
  return {
    name,
    type: 'text',
    decode: (raw) => asText(raw),
    encode: (value) => {
      if (typeof value !== 'string' || isBlank(value)) return emptied;
      return cut(value, most);
    },
  };
}

/** Cuts to `most` UTF-16 units without splitting what a person sees as one character: a letter with its accents, an emoji. */
function cut(value: string, most: number): string {
  if (value.length <= most) return value;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(value)) {
    if (kept.length + segment.length > most) break;
    kept += segment;
  }
  return kept.trimEnd();
}

/** Text of several lines; `\r\n` is one line break. */
export function lines(emptied: Emptied, most: number): Codec {
  return {
    name: 'lines',
    type: 'text',
    decode: (raw) => asText(typeof raw === 'string' ? raw.replace(/\r\n?/g, '\n') : raw),
    encode: (value) => (typeof value === 'string' && value !== '' ? cut(value, most) : emptied),
  };
}

/** A list, a line each, the oldest first: where it is too long the oldest are left out, and dots say so. */
export function latestLines(emptied: Emptied, most: number): Codec {
  const whole = lines(emptied, Infinity);
  return {
    ...whole,
    encode: (value) => {
      if (typeof value !== 'string' || value.length <= most) return whole.encode(value);
      const rest = value.slice(value.length - most + LEFT_OUT.length);
      return `${LEFT_OUT}${rest.slice(rest.indexOf('\n') + 1)}`;
    },
  };
}

const LEFT_OUT = '…\n';

export function email(emptied: Emptied): Codec {
  return { ...text(emptied), name: 'email', type: 'email' };
}

export function phone(emptied: Emptied, most: number): Codec {
  return { ...text(emptied, { most }), name: 'phone', type: 'phone' };
}

export function url(emptied: Emptied): Codec {
  return { ...text(emptied), name: 'url', type: 'url' };
}

/** One of a list of codes. Vendors' words for none (`-None-`) are blank. */
export function choice(emptied: Emptied): Codec {
  return {
    name: 'choice',
    type: 'choice',
    decode: (raw) => (raw === '-None-' ? null : asText(raw)),
    encode: (value) => (typeof value === 'string' && value !== '' ? value : emptied),
  };
}

/**
 * A record of the same system that the value names. The neutral form is `ref:<prefix>:<id>`, `prefix` being side and module
 * (`crm.Accounts`). `encode` gives the bare id; what names no record of this module is left blank.
 */
export function ref(prefix: string, options: { member?: string; emptied?: Emptied } = {}): Codec {
  const { member = 'id', emptied = null } = options;
  const start = `ref:${prefix}:`;
  return {
    name: `ref(${prefix})`,
    type: 'ref',
    decode: (raw) => {
      const id = asText(typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[member] : raw);
      return id === null ? null : `${start}${id}`;
    },
    encode: (value) => {
      if (typeof value !== 'string' || !value.startsWith(start)) return emptied;
      return { [member]: value.slice(start.length) };
    },
  };
}

export const flag: Codec = {
  name: 'flag',
  type: 'flag',
  decode: (raw) => (typeof raw === 'boolean' ? raw : raw === 'true' ? true : raw === 'false' ? false : null),
  encode: (value) => value === true,
};

/** A decimal number that vendors send as a number or a string. */
export function decimal(emptied: Emptied | 0 = null): Codec {
  return {
    name: 'decimal',
    type: 'decimal',
    decode: (raw) => {
      const written = asText(raw);
      return written === null ? null : (canonical(written) ?? null);
    },
    encode: (value) => (typeof value === 'string' && value !== '' ? value : emptied),
  };
}

export function money(emptied: Emptied | 0 = null): Codec {
  return { ...decimal(emptied), name: 'money', type: 'money' };
}
