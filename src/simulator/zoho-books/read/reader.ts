// Reads the members of a body, and keeps the first fault that is found: Books tells no more than one. A member that was not sent is
// undefined; one that was sent empty clears.

import { decimal, round, toText } from '../../zoho/decimal.ts';
import { isObject, type Json, objects, textOf } from '../../zoho/json.ts';
import { isDate } from '../../zoho/time.ts';
import { invalid, tooLong } from '../refusals.ts';
import type { Refusal } from '../reply.ts';

/** The first of several faults. */
export class Faults {
  #first: Refusal | undefined;

  add(refusal: Refusal | undefined): void {
    this.#first ??= refusal;
  }

  get first(): Refusal | undefined {
    return this.#first;
  }
}

export class Reader {
  readonly json: Json;
  readonly faults: Faults;
  readonly #asked = new Set<string>();

  constructor(json: Json, faults = new Faults()) {
    this.json = json;
    this.faults = faults;
  }

  has(name: string): boolean {
    this.#asked.add(name);
    return this.json[name] !== undefined;
  }

  /** Text; empty for null. Space around it is cut off. `most` is the length from which on it is refused. */
  text(name: string, most?: number): string | undefined {
    if (!this.has(name)) return undefined;
    const value = this.json[name];
    const text = value === null ? '' : (textOf(value) ?? '').trim();
    if (value !== null && textOf(value) === undefined && typeof value !== 'boolean') this.faults.add(invalid(name));
    if (most !== undefined && text.length > most) this.faults.add(tooLong(name, most));
    return typeof value === 'boolean' ? String(value) : text;
  }

  flag(name: string): boolean | undefined {
    if (!this.has(name)) return undefined;
    const value = this.json[name];
    if (value === true || value === 'true') return true;
    if (value !== false && value !== 'false' && value !== null && value !== '') this.faults.add(invalid(name));
    return false;
  }

  /** A decimal numeral, rounded to `places`; undefined for an empty one too. */
  amount(name: string, places = 6): string | undefined {
    if (!this.has(name)) return undefined;
    const value = this.json[name];
    if (value === null || value === '') return undefined;
    const read = decimal(value);
    if (!read) {
      this.faults.add(invalid(name));
      return undefined;
    }
    const text = toText(round(read, places));
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }

  /** An amount, or a share such as `10%`. */
  discount(name: string): string | undefined {
    if (!this.has(name)) return undefined;
    const text = textOf(this.json[name])?.trim() ?? '';
    if (text === '') return '0';
    const share = text.endsWith('%');
    const read = decimal(share ? text.slice(0, -1) : text);
    const fits = read && read.units >= 0n && (!share || Number(text.slice(0, -1)) <= 100);
    if (!fits) this.faults.add(invalid(name));
    return fits ? text : '0';
  }

  whole(name: string): number | undefined {
    const text = this.amount(name);
    if (text === undefined) return undefined;
    if (!/^-?\d+$/.test(text)) this.faults.add(invalid(name));
    return Number(text);
  }

  date(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined || text === '') return text;
    if (!isDate(text)) this.faults.add(invalid(name));
    return text;
  }

  /** A numeric id; empty where it was cleared. */
  id(name: string): string | undefined {
    const text = this.text(name);
    if (text && !/^\d+$/.test(text)) this.faults.add(invalid(name));
    return text;
  }

  choice<C extends string>(name: string, choices: readonly C[]): C | undefined {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined || text === '') return undefined;
    const found = choices.find((choice) => choice === text);
    if (!found) this.faults.add(invalid(name));
    return found;
  }

  object(name: string): Reader | undefined {
    if (!this.has(name)) return undefined;
    const value = this.json[name];
    if (isObject(value)) return new Reader(value, this.faults);
    if (value !== null && value !== '') this.faults.add(invalid(name));
    return undefined;
  }

  list(name: string): Reader[] | undefined {
    if (!this.has(name)) return undefined;
    const value = this.json[name];
    if (value !== null && value !== '' && (!Array.isArray(value) || objects(value).length !== value.length)) {
      this.faults.add(invalid(name));
    }
    return objects(value).map((one) => new Reader(one, this.faults));
  }

  /** Texts or numbers in an array. */
  texts(name: string): string[] | undefined {
    if (!this.has(name)) return undefined;
    const value = this.json[name];
    if (value === null || value === '') return [];
    const read = Array.isArray(value) ? value.flatMap((one: unknown) => textOf(one) ?? []) : undefined;
    if (!read) this.faults.add(invalid(name));
    return read ?? [];
  }

  /** Members that were sent and never asked for. */
  unknown(): string[] {
    return Object.keys(this.json).filter((name) => !this.#asked.has(name));
  }
}
