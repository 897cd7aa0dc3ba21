// Fields that only some readings of Xero tell: left out where this one does not, which says that they are as they were.

import type { KindName } from '../../core/record.ts';
import type { Fields } from '../../core/value.ts';
import { kindOf } from '../../kinds/index.ts';
import { apartOf } from '../../kinds/kind.ts';

export function untold(kind: KindName, fields: Fields): Fields {
  const apart = new Set(apartOf(kindOf(kind)));
  return apart.size === 0 ? fields : Object.fromEntries(Object.entries(fields).filter(([name]) => !apart.has(name)));
}
