// A write's items as the elements of a request, whatever sort of record they are.

import type { Draft, Patch, Write } from '../../sync/ports.ts';

/** How one item of each write becomes an element. */
export interface Making {
  create(draft: Draft): object;
  update(patch: Patch): object;
  archive(record: Extract<Write, { op: 'archive' }>['records'][number]): object;
}

export function elementsBy(write: Write, making: Making): object[] {
  switch (write.op) {
    case 'create':
      return write.drafts.map((draft) => making.create(draft));
    case 'update':
      return write.patches.map((patch) => making.update(patch));
    case 'archive':
      return write.records.map((record) => making.archive(record));
  }
}
