// Rules that name a field which the CRM does not have: somebody is told at once which rule and which field, and only what the rule decides
// waits for it.

import { digest } from '../core/digest.ts';
import { settingsOf } from '../kinds/settings.ts';
import type { Crew } from './crew.ts';
import type { RaisedIssue } from './store.ts';
import { emptyCommit } from './work.ts';

const CODE = 'rule.field';

/** Raises the issue where there is none or it tells of another rule, and ends it once every rule can be used. */
export async function tellUnusable({ store, lease, open, kinds, settings }: Crew): Promise<void> {
  const told = open.troubles.find(({ code }) => code === CODE);
  const on = [...kinds.values()].filter(({ kind }) => settingsOf(settings, kind.name).on);
  const all = on.flatMap(({ kind, unusable = [] }) => unusable.map((each) => ({ kind: kind.name, ...each })));
  const [first] = all;
  if (!first) {
    if (told) await store.commit(lease, { ...emptyCommit, issues: { raise: [], close: [told.id] } });
    return;
  }
  const ofIt = all.filter(({ rule, field }) => rule === first.rule && field === first.field);
  const facts = {
    rule: first.rule,
    field: first.field,
    kinds: ofIt.map(({ kind }) => kind),
    more: all.length - ofIt.length,
  };
  if (told?.digest === digest(facts)) return;
  const issue: RaisedIssue = {
    code: CODE,
    facts,
    choices: ['retry'],
    kind: null,
    record: null,
    side: null,
    name: '',
    versions: {},
  };
  await store.commit(lease, { ...emptyCommit, issues: { raise: [issue], close: [] } });
}
