// One side that two systems play: the CRM its customers, vendors and items, a finance organisation the documents. Whoever asks sees one
// system; each question goes to the one that plays its kind.

import type { KindName } from '../core/record.ts';
import { isInFinance } from '../kinds/finance.ts';
import type { Settings } from '../kinds/settings.ts';
import type { System } from '../sync/ports.ts';
import type { Playing } from './index.ts';

/** The CRM's own way is taken where the two differ in what concerns the whole side: both read by ids before they write. */
function sharedSystem(crm: System, finance: System, isInFinance: (kind: KindName) => boolean): System {
  const at = (kind: KindName) => (isInFinance(kind) ? finance : crm);
  return {
    spec: crm.spec,
    look: (kind, from, options) => at(kind).look(kind, from, options),
    walk: (kind, cursor, limit) => at(kind).walk(kind, cursor, limit),
    read: (kind, ids) => at(kind).read(kind, ids),
    findMade: (kind, drafts, sentAt) => at(kind).findMade(kind, drafts, sentAt),
    prepare: (kind, write) => at(kind).prepare(kind, write),
    send: (prepared, key) => at(prepared.kind).send(prepared, key),
    ...(crm.exchangeOf && { exchangeOf: crm.exchangeOf }),
    ...(finance.keepCredit && { keepCredit: finance.keepCredit }),
  };
}

/** Both at work for one pass. Their calls are counted apart: each has limits of its own. */
function playTogether(crm: Playing, finance: Playing, isInFinance: (kind: KindName) => boolean): Playing {
  return {
    line: {
      send: (request) => crm.line.send(request),
      hangUp: async () => {
        await Promise.all([crm.line.hangUp(), finance.line.hangUp()]);
      },
      gatherMs: () => Math.max(crm.line.gatherMs(), finance.line.gatherMs()),
      said: () => crm.line.said() ?? finance.line.said(),
    },
    dialectOf: (kind) => (isInFinance(kind) ? finance : crm).dialectOf(kind),
    knows: (kind, field) => (isInFinance(kind) ? finance : crm).knows?.(kind, field) ?? true,
    system: (translatorOf) => sharedSystem(crm.system(translatorOf), finance.system(translatorOf), isInFinance),
  };
}

/** The CRM's side: the CRM alone, or with the finance organisation that plays its documents. Undefined where one can't play. */
export function playShared<Connection>(
  settings: Settings,
  { crm, finance }: { readonly crm: Connection | null; readonly finance: Connection | null },
  play: (connection: Connection, names?: Playing['names']) => Playing | undefined,
): Playing | undefined {
  const main = crm === null ? undefined : play(crm);
  if (!main || settings.finance !== 'books') return main;
  const beside = finance === null ? undefined : play(finance, main.names);
  return beside && playTogether(main, beside, (kind) => isInFinance(settings, kind));
}
