// Which records on the other side a record has ever belonged to: by its links, and by the marks of either.

import { otherSide, type RecordId } from '../../../src/core/record.ts';
import type { Life } from '../truth/truth.ts';
import type { Trial } from './judge.ts';

export function partnersOf({ books, truth }: Trial, { kind, side, id, versions }: Life): RecordId[] {
  const other = otherSide(side);
  const linked = books.links.filter((link) => link.kind === kind && link.ids[side] === id).map(({ ids }) => ids[other]);
  const marked = versions.flatMap(({ shown }) => Object.values(shown?.stamps ?? {}));
  const marking = [...truth.lives.values()].filter(
    (each) =>
      each.side === other &&
      each.kind === kind &&
      each.versions.some(({ shown }) => Object.values(shown?.stamps ?? {}).includes(id)),
  );
  return [...new Set([...linked, ...marked, ...marking.map((each) => each.id)])];
}
