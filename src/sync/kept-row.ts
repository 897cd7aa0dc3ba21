// The link of a work as it is to be stored: what each side shows after the write, and versions only where nothing is left to do.

import { type Base, sides } from '../core/record.ts';
import { unchanged } from '../core/value.ts';
import { type Case, seenOn } from './case.ts';
import { differs, withSeen } from './fold.ts';
import { keptAgainst, knowsFixed, withKept } from './fixed.ts';
import type { LinkRow } from './store.ts';
import type { Work } from './work.ts';

/** The row with what both sides show by now. */
export function rowAsShown({ one, shown }: Work, row: LinkRow): LinkRow {
  const seen = Object.fromEntries(
    sides.flatMap((side) => {
      const each = seenOn(one.sights[side]);
      return each ? [[side, each]] : [];
    }),
  );
  return withSeen(row, { ...shown, ...seen }, shown);
}

/**
 * The link of a work, where it is worth a row. It gets the versions of both sides only where nothing is left to do between them: what is
 * to be planned once more, in the next round or after a crash before it, must be taken for no echo and for no agreement.
 */
export function rowToWrite(work: Work, now: number, open: ReadonlySet<number>): LinkRow[] {
  const { one, deferredMs, failed } = work;
  if (!work.row || !(differs(one.link, work.row) || isFixedAnew(work, work.row))) return [];
  const row = withoutUnmapped(work.row, one.use);
  const unproven = { versions: { crm: '', accounting: '' } };
  if (failed || deferredMs !== null) return [{ ...row, ...unproven }];
  const shown = withoutUnseen(work, rowAsShown(work, row));
  if (open.has(row.id)) return [{ ...shown, ...unproven }];
  const inStep = Object.keys(row.held).length === 0;
  return [{ ...shown, name: seenOn(one.sights.crm)?.name ?? row.name, agreedAt: inStep ? now : row.agreedAt }];
}

/** What a side does not let be changed is remembered, also where nothing else is to be. */
function isFixedAnew({ one, deferredMs, failed }: Work, row: LinkRow): boolean {
  if (failed || deferredMs !== null) return false;
  return sides.some((side) => {
    const seen = seenOn(one.sights[side]);
    return seen !== undefined && !row.settling[side] && !knowsFixed(row, side, seen);
  });
}

/**
 * What the mapping does not name is not read, so that a version says nothing of it: its base goes. Named again, it is a field that the
 * two never agreed on.
 */
function withoutUnmapped(row: LinkRow, { mapping }: Case['use']): LinkRow {
  const named = new Set(mapping.fields.map(({ name }) => name));
  const kept = (base: Base): Base => Object.fromEntries(Object.entries(base).filter(([name]) => named.has(name)));
  // That a person left it in this pair is no field's business.
  const crm = withKept(kept(row.bases.crm), keptAgainst(row.bases.crm));
  return { ...row, bases: { crm, accounting: kept(row.bases.accounting) } };
}

/** A reply may show somebody's edit that no plan has seen, or sums without what they are made of: that version is no agreement. */
function withoutUnseen({ one, shown }: Work, row: LinkRow): LinkRow {
  const versions = { ...row.versions };
  for (const side of sides) {
    const seen = shown[side];
    const base = row.bases[side];
    const isAgreed = ({ name }: { name: string }) => unchanged(base[name]?.value, seen?.fields[name]);
    if (seen && !one.use.mapping.fields.every(isAgreed)) versions[side] = '';
    if ((seen ?? seenOn(one.sights[side]))?.overtaken) versions[side] = '';
  }
  return { ...row, versions };
}
