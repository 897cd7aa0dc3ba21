// A system as the planner wants it: whatever it shows names links, and whatever it is asked to write names records of its own.

import { inNetPrices, inOwnPrices } from '../core/amounts/net-prices.ts';
import { inOwnTerms, inSharedTerms, type Rates } from '../core/amounts/of-fields.ts';
import { done, type Result } from '../core/problem.ts';
import type { KindName, Seen, Side, Sight } from '../core/record.ts';
import type { Fields } from '../core/value.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Sighting, System, Write, Written } from './ports.ts';
import type { References } from './refs.ts';

/** The terms in which both sides' amounts can be compared, where a side has terms of its own. */
export interface Terms {
  /** What the side shows, in shared terms. */
  shared(fields: Fields, kind: Kind): Fields;
  /** Values in shared terms, as the side takes them; `seen` is what it showed, in shared terms too. */
  own(fields: Fields, seen: Fields, kind: Kind): Fields;
}

/** The accounting side's: prices may contain tax, and a discount may be a share. */
export function termsAt(rates: Rates): Terms {
  return {
    shared: (fields) => inSharedTerms(fields, rates),
    own: (fields, seen) => inOwnTerms(fields, seen, rates),
  };
}

/** The CRM's: a discount may be given where accounting has none. */
export const termsOfCrm: Terms = {
  shared: (fields, { netPrices }) => (netPrices ? inNetPrices(fields) : fields),
  own: (fields, seen, { netPrices }) => (netPrices ? inOwnPrices(fields, seen) : fields),
};

/** Of a finance organisation beside the CRM: prices may contain tax there too, and it gives discounts where accounting has none. */
export function termsOfFinance(rates: Rates): Terms {
  const inclusive = termsAt(rates);
  return {
    shared: (fields, kind) => termsOfCrm.shared(inclusive.shared(fields, kind), kind),
    own: (fields, seen, kind) => inclusive.own(termsOfCrm.own(fields, seen, kind), seen, kind),
  };
}

/** Kinds whose values name no other record pass through untouched. */
export function withLinks(
  system: System,
  side: Side,
  references: References,
  kindOf: (name: KindName) => Kind,
  terms: Terms,
): System {
  const linked = (kind: Kind, seen: Seen): Seen => ({
    ...seen,
    fields: references.toLinks(kind, terms.shared(seen.fields, kind)),
  });
  const asWritten = (kind: Kind, outcome: Result<Written>): Result<Written> => {
    if (!outcome.ok) return outcome;
    const { value } = outcome;
    const sent = references.toLinks(kind, terms.shared(value.sent, kind));
    return done({ ...value, sent, seen: value.seen && linked(kind, value.seen) });
  };
  const ownFields = (fields: Fields, seen: Fields, kind: Kind) =>
    terms.own(references.toRefs(kind, side, fields), references.toRefs(kind, side, seen), kind);
  /** The same write in the side's own terms, with its own references, and with what is known of the records that they name. */
  const asOwn = (write: Write, kind: Kind): Write => {
    if (!namesOthers(kind) || write.op === 'archive') return write;
    if (write.op === 'create') {
      const drafts = write.drafts.map((draft) => {
        const { fields } = draft;
        return {
          ...draft,
          fields: ownFields(fields, fields, kind),
          known: references.knownIn(kind, side, fields),
        };
      });
      return { op: 'create', drafts };
    }
    const patches = write.patches.map(({ id, seen, fields }) => {
      const known = references.knownIn(kind, side, { ...seen.fields, ...fields });
      const before = { ...seen, fields: ownFields(seen.fields, seen.fields, kind) };
      return { id, seen: before, fields: ownFields(fields, seen.fields, kind), known };
    });
    return { op: 'update', patches };
  };
  const shown = async (name: KindName, sights: readonly Sight[]): Promise<Sight[]> => {
    const kind = kindOf(name);
    if (!namesOthers(kind)) return [...sights];
    await references.learn(
      kind,
      sights.flatMap(seenIn).map(({ fields }) => fields),
    );
    return sights.map((sight) => withSeen(sight, (seen) => linked(kind, seen)));
  };
  const sighted = async <T extends { readonly sightings: readonly Sighting[] }>(
    name: KindName,
    found: Result<T>,
  ): Promise<Result<T>> => {
    if (!found.ok) return found;
    const sights = await shown(
      name,
      found.value.sightings.map(({ sight }) => sight),
    );
    const sightings = found.value.sightings.map(({ id, sight }, at) => ({ id, sight: sights[at] ?? sight }));
    return done({ ...found.value, sightings });
  };
  return {
    ...system,
    look: async (kind, from, options) => sighted(kind, await system.look(kind, from, options)),
    walk: async (kind, cursor, limit) => sighted(kind, await system.walk(kind, cursor, limit)),
    read: async (kind, ids) => shown(kind, await system.read(kind, ids)),
    findMade: async (name, drafts, sentAt) => {
      const kind = kindOf(name);
      await references.learn(
        kind,
        drafts.map(({ fields }) => fields),
      );
      const own = drafts.map((draft) => ({ ...draft, fields: ownFields(draft.fields, draft.fields, kind) }));
      const found = await system.findMade(name, own, sentAt);
      if (!found.ok || !namesOthers(kind)) return found;
      const all = [...found.value.values()].flat();
      await references.learn(
        kind,
        all.map(({ fields }) => fields),
      );
      return done(new Map([...found.value].map(([source, seen]) => [source, seen.map((each) => linked(kind, each))])));
    },
    ...(system.mail && { mail: system.mail.bind(system) }),
    prepare: (name, write) => system.prepare(name, asOwn(write, kindOf(name))),
    send: async (prepared, key) => {
      const outcomes = await system.send(prepared, key);
      const kind = kindOf(prepared.kind);
      if (!namesOthers(kind)) return outcomes;
      await references.learn(
        kind,
        outcomes.flatMap(shownIn).map(({ fields }) => fields),
      );
      return outcomes.map((outcome) => asWritten(kind, outcome));
    },
  };
}

function namesOthers({ fields }: Kind): boolean {
  return Object.values(fields).some(({ to, row }) => to !== undefined || row !== undefined);
}

function seenIn(sight: Sight): Seen[] {
  if (sight.is === 'present') return [sight.seen];
  return sight.is === 'gone' && sight.was ? [sight.was] : [];
}

function withSeen(sight: Sight, turn: (seen: Seen) => Seen): Sight {
  if (sight.is === 'present') return { ...sight, seen: turn(sight.seen) };
  return sight.is === 'gone' && sight.was ? { ...sight, was: turn(sight.was) } : sight;
}

function shownIn(outcome: Result<Written>): Seen[] {
  return outcome.ok && outcome.value.seen ? [outcome.value.seen] : [];
}
