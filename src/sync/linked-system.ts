// A system as the planner wants it: whatever it shows names links, and whatever it is asked to write names records of its own.

import { done, type Result } from '../core/problem.ts';
import type { KindName, Seen, Side, Sight } from '../core/record.ts';
import type { Kind } from '../kinds/kind.ts';
import type { Sighting, System, Write, Written } from './ports.ts';
import type { References } from './refs.ts';

/** Kinds whose values name no other record pass through untouched. */
export function withLinks(
  system: System,
  side: Side,
  references: References,
  kindOf: (name: KindName) => Kind,
): System {
  const shown = async (name: KindName, sights: readonly Sight[]): Promise<Sight[]> => {
    const kind = kindOf(name);
    if (!namesOthers(kind)) return [...sights];
    await references.learn(
      kind,
      sights.flatMap(seenIn).map(({ fields }) => fields),
    );
    return sights.map((sight) => withSeen(sight, (seen) => linked(references, kind, seen)));
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
    spec: system.spec,
    look: async (kind, from, options) => sighted(kind, await system.look(kind, from, options)),
    walk: async (kind, cursor, limit) => sighted(kind, await system.walk(kind, cursor, limit)),
    read: async (kind, ids) => shown(kind, await system.read(kind, ids)),
    findMade: async (name, drafts, sentAt) => {
      const kind = kindOf(name);
      await references.learn(
        kind,
        drafts.map(({ fields }) => fields),
      );
      const own = drafts.map((draft) => ({ ...draft, fields: references.toRefs(kind, side, draft.fields) }));
      const found = await system.findMade(name, own, sentAt);
      if (!found.ok || !namesOthers(kind)) return found;
      const all = [...found.value.values()].flat();
      await references.learn(
        kind,
        all.map(({ fields }) => fields),
      );
      return done(
        new Map([...found.value].map(([source, seen]) => [source, seen.map((each) => linked(references, kind, each))])),
      );
    },
    prepare: (name, write) => system.prepare(name, asOwn(references, kindOf(name), side, write)),
    send: async (prepared, key) => {
      const outcomes = await system.send(prepared, key);
      const kind = kindOf(prepared.kind);
      if (!namesOthers(kind)) return outcomes;
      await references.learn(
        kind,
        outcomes.flatMap(shownIn).map(({ fields }) => fields),
      );
      return outcomes.map((outcome) => asWritten(references, kind, outcome));
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

function linked(references: References, kind: Kind, seen: Seen): Seen {
  return { ...seen, fields: references.toLinks(kind, seen.fields) };
}

function shownIn(outcome: Result<Written>): Seen[] {
  return outcome.ok && outcome.value.seen ? [outcome.value.seen] : [];
}

function asWritten(references: References, kind: Kind, outcome: Result<Written>): Result<Written> {
  if (!outcome.ok) return outcome;
  const { value } = outcome;
  const sent = references.toLinks(kind, value.sent);
  return done({ ...value, sent, seen: value.seen && linked(references, kind, value.seen) });
}

/** The same write with references of that side, and what is known of the records that they name. */
function asOwn(references: References, kind: Kind, side: Side, write: Write): Write {
  if (!namesOthers(kind)) return write;
  const own = (fields: Seen['fields']) => references.toRefs(kind, side, fields);
  switch (write.op) {
    case 'create':
      return {
        op: 'create',
        drafts: write.drafts.map(({ source, fields }) => ({
          source,
          fields: own(fields),
          known: references.knownIn(kind, side, fields),
        })),
      };
    case 'update':
      return {
        op: 'update',
        patches: write.patches.map(({ id, seen, fields }) => ({
          id,
          seen: { ...seen, fields: own(seen.fields) },
          fields: own(fields),
          known: references.knownIn(kind, side, { ...seen.fields, ...fields }),
        })),
      };
    case 'archive':
      return write;
  }
}
