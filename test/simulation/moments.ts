// The moments at which a run of the Worker may be upset: before and after everything that it waits for. An upset is armed for a time,
// passes over a few moments, and happens once.

/** What a run waits for: a vendor, the database, the queue, or the holder of a grant. */
export type Port = 'vendor' | 'database' | 'queue' | 'grant';

/** Why a run of the Worker was started; `holder` is a Durable Object of its own accord. */
export type RunSort = 'pass' | 'hook' | 'cron' | 'check' | 'page' | 'holder';

export interface Moment {
  readonly port: Port;
  readonly when: 'before' | 'after';
  readonly sort: RunSort;
  /** A vendor's method and path, the first words of statements, or the name of a call. */
  readonly about: string;
}

/** What happens at a moment: the run is gone for good, what it waits for fails or takes that long, or somebody does something. */
export type Upsetting =
  | { readonly is: 'crash' }
  | { readonly is: 'fail' }
  | { readonly is: 'stall'; readonly ms: number }
  | { readonly is: 'meanwhile'; readonly happens: () => void | Promise<void> };

export interface Upset {
  /** Fitting moments that are passed over first. */
  readonly skip: number;
  readonly port?: Port | undefined;
  readonly when?: Moment['when'] | undefined;
  readonly sort?: RunSort | undefined;
  /** A regular expression over what the moment is about. */
  readonly about?: string | undefined;
  readonly does: Upsetting;
}

export class Moments {
  #armed: { upset: Upset; left: number }[] = [];
  /** How many upsets have happened. */
  happened = 0;

  arm(upset: Upset): void {
    this.#armed.push({ upset, left: upset.skip });
  }

  clear(): void {
    this.#armed = [];
  }

  get idle(): boolean {
    return this.#armed.length === 0;
  }

  /** What happens at this moment, if anything does. A run that takes place while another waits is not held up itself. */
  at(moment: Moment, nested: boolean): Upsetting | undefined {
    for (const armed of this.#armed) {
      if (!fits(armed.upset, moment) || (nested && armed.upset.does.is === 'stall')) continue;
      if (armed.left > 0) {
        armed.left -= 1;
        continue;
      }
      this.#armed = this.#armed.filter((each) => each !== armed);
      this.happened += 1;
      return armed.upset.does;
    }
    return undefined;
  }
}

function fits({ port, when, sort, about }: Upset, moment: Moment): boolean {
  if (port !== undefined && port !== moment.port) return false;
  if (when !== undefined && when !== moment.when) return false;
  if (sort !== undefined && sort !== moment.sort) return false;
  return about === undefined || new RegExp(about).test(moment.about);
}
