// Figures as they are printed: a name, a number with its unit, and the bound, where there is one.

export type Bound = { readonly most: number } | { readonly least: number };

export class Figures {
  readonly #broken: string[] = [];

  title(text: string): void {
    console.log(text);
  }

  /** Prints a figure; one beyond its bound is remembered. */
  add(name: string, value: number, unit: string, bound?: Bound): void {
    const shown = Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
    const isBroken = bound !== undefined && ('most' in bound ? value > bound.most : value < bound.least);
    const least = bound && ('most' in bound ? `≤ ${bound.most}` : `≥ ${bound.least}`);
    const must = bound === undefined ? '' : `  must be ${least}${isBroken ? '  BROKEN' : ''}`;
    if (isBroken) this.#broken.push(name);
    console.log(`  ${name.padEnd(58)} ${shown.padStart(9)} ${unit}${must}`);
  }

  /** The exit code. */
  report(): number {
    if (this.#broken.length > 0) console.log(`bounds broken: ${this.#broken.join('; ')}`);
    return this.#broken.length > 0 ? 1 : 0;
  }
}
