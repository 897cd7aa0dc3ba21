// What a pass has still to do because of what it did: records that others need go first, and whoever waited for them goes on, all in the
// same pass where there is room. Everything of it is stored as due too, so that nothing depends on this pass coming to its end.

import type { KindName, RecordId, Side } from '../core/record.ts';
import type { LinkRow, Standing } from './store.ts';

export interface FollowUp {
  readonly kind: KindName;
  readonly side: Side;
  readonly standings: readonly Standing[];
}

export class FollowUps {
  #due: Standing[] = [];
  #waiting: Standing[] = [];
  readonly #asked = new Set<string>();

  /** Records that others need: each once a pass. */
  ask(standings: readonly Standing[]): void {
    for (const standing of standings) {
      if (this.#asked.has(nameOf(standing))) continue;
      this.#asked.add(nameOf(standing));
      this.#due.push(standing);
    }
  }

  /** Records that wait for others by name. */
  waits(standings: readonly Standing[]): void {
    for (const standing of standings) {
      this.#waiting = this.#waiting.filter((each) => nameOf(each) !== nameOf(standing));
      if (standing.waitsFor !== null) this.#waiting.push(standing);
    }
  }

  /** Links that were made: whoever waited for one of their records may go on. */
  made(links: readonly LinkRow[]): void {
    this.there(links.flatMap(({ ids }) => [ids.crm, ids.accounting]));
  }

  /** Records that nobody has to wait for any more. */
  there(ids: readonly RecordId[]): void {
    const there = new Set(ids);
    const free = this.#waiting.filter(({ waitsFor }) => waitsFor !== null && there.has(waitsFor));
    this.#waiting = this.#waiting.filter((each) => !free.includes(each));
    this.#due.push(...free);
  }

  /** Everything that is due now, together where it is of one kind and side; the order of `kinds`, since later ones need earlier ones. */
  take(kinds: readonly KindName[]): FollowUp[] {
    const due = this.#due;
    this.#due = [];
    return kinds.flatMap((kind) =>
      (['crm', 'accounting'] as const).flatMap((side): FollowUp[] => {
        const standings = due.filter((each) => each.kind === kind && each.side === side);
        return standings.length > 0 ? [{ kind, side, standings }] : [];
      }),
    );
  }
}

function nameOf({ kind, id }: Standing): string {
  return `${kind} ${id}`;
}
