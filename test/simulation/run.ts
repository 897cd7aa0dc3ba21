// One run of the Worker, from its start to its end or to its death. Whatever it waits for is announced here first and afterwards, so
// that it can be cut off, held up or made to fail at any of these moments. A run that was killed waits for ever: nothing of it goes on,
// not even what it would have tidied up.

import type { Moment, Moments, Port, RunSort, Upsetting } from './moments.ts';

/** Where runs take place. */
export interface Yard {
  readonly moments: Moments;
  /** Lets time pass, with everything that happens in it. */
  elapse(ms: number): Promise<void>;
  /** Whether the run is itself something that happens while another one waits. */
  readonly nested: boolean;
}

/** One for each who waits: whoever waits for a promise that outlives them is kept by it, and everything that they hold. */
const forever = () => new Promise<never>(() => undefined);

/** What a port says when it is made to fail. */
const words: Readonly<Record<Port, string>> = {
  vendor: 'connection reset',
  database: 'D1_ERROR: Network connection lost.',
  queue: 'Queue send failed: Too Many Requests',
  grant: 'Durable Object reset because its code was updated.',
};

export class Run {
  readonly sort: RunSort;
  /** The pair, the path, whatever tells it from others. */
  readonly name: string;
  /** Resolves when the run is killed. */
  readonly killed: Promise<void>;
  readonly #yard: Yard;
  #die: () => void = () => undefined;
  #dead = false;

  constructor(sort: RunSort, name: string, yard: Yard) {
    this.sort = sort;
    this.name = name;
    this.#yard = yard;
    this.killed = new Promise((resolve) => (this.#die = resolve));
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Undefined where nothing happens at this moment: then nobody need wait. */
  reach(port: Port, when: Moment['when'], about: () => string): Promise<void> | undefined {
    if (this.#dead) return forever();
    const { moments } = this.#yard;
    if (moments.idle) return undefined;
    const does = moments.at({ port, when, sort: this.sort, about: about() }, this.#yard.nested);
    return does && this.#upset(does, port);
  }

  async #upset(does: Upsetting, port: Port): Promise<void> {
    switch (does.is) {
      case 'crash':
        this.#dead = true;
        this.#die();
        return forever();
      case 'fail':
        throw new Error(words[port]);
      case 'stall':
        return this.#yard.elapse(does.ms);
      case 'meanwhile':
        return does.happens();
    }
  }

  /** The work's outcome, or undefined where the run was killed over it. */
  async end<T>(work: Promise<T>): Promise<T | undefined> {
    return Promise.race([work, this.killed.then(() => undefined)]);
  }
}
