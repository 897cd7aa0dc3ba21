// Mailing what was made. The wish is remembered in the commit that remembers the new record, and carried out from here, so that neither a
// lost reply nor a killed pass mails twice. Where nobody can know any more whether a mail went out, a person is told and none is sent.

import { dispositionOf, leavesOutcomeOpen, type Problem } from '../core/problem.ts';
import type { KindName } from '../core/record.ts';
import { sequenceOf, settingsOf } from '../kinds/settings.ts';
import { isAboutMail } from '../core/steps.ts';
import type { Case } from './case.ts';
import type { Crew } from './crew.ts';
import type { AuditEntry, Commit, Intent, IntentItem, LinkRow } from './store.ts';
import { emptyCommit } from './work.ts';

/** The wish to mail a record of accounting that was made just now. */
export function mailOf({ world }: Crew, { id, kind, ids, name }: LinkRow): Intent {
  const key = world.name();
  const item = { link: id, source: ids.crm, name, fields: {}, from: {}, sourceVersion: '', sourceChangedAt: 0 };
  const prepared = { kind, op: 'mail', body: ids.accounting, count: 1 } as const;
  return { id: key, side: 'accounting', key, prepared, items: [item], sentAt: world.now(), state: 'unsent' };
}

/** A person asks for a mail that was refused, or of which nobody knows. */
export function isMailAskedFor({ standing }: Case): boolean {
  return standing?.choice?.choice === 'retry' && isAboutMail(standing.choice);
}

/** Of the life of a key under which a mail is sent once, this much is kept as a margin. */
const KEY_MARGIN_MS = 120_000;

/** Sends a mail, or sees what came of one; `age` is the time since it was sent first, in ms. */
export async function settleMail(crew: Crew, intent: Intent, age: number): Promise<void> {
  const { accounting } = crew.systems;
  const { prepared, key, state } = intent;
  if (state === 'unsent' && !isWanted(crew, prepared.kind)) return close(crew, intent, {});
  if (state !== 'unsent' && age >= accounting.spec.replayMs - KEY_MARGIN_MS) {
    return close(crew, intent, told(intent, 'mail.unknown', {}, 'failed'));
  }
  if (state === 'unsent') await put(crew, { ...intent, state: 'open', sentAt: crew.world.now() });
  const mailed = (await accounting.mail?.(prepared.kind, prepared.body, key)) ?? NOBODY_MAILS;
  if (mailed.ok) return close(crew, intent, { audit: [entryOf(intent, 'mail.sent', {}, 'done')] });
  const { problem } = mailed;
  if (dispositionOf(problem) === 'ask-a-person') {
    return close(crew, intent, told(intent, 'mail.refused', { ...problem }, 'failed'));
  }
  // What was not sent has all the time that it needs; what may have been is asked about again under the same key.
  if (state !== 'unsent' || !leavesOutcomeOpen(problem)) await put(crew, { ...intent, askedAt: crew.world.now() });
}

const NOBODY_MAILS: { ok: false; problem: Problem } = {
  ok: false,
  problem: { code: 'request.refused', status: 0, detail: '' },
};

/** Whether the settings still have such records mailed from there. */
function isWanted({ settings }: Crew, kind: KindName): boolean {
  return settingsOf(settings, kind).on && sequenceOf(settings, kind)?.email === 'accounting';
}

async function put(crew: Crew, intent: Intent): Promise<void> {
  await crew.store.commit(crew.lease, { ...emptyCommit, intentsDone: [intent.id], intents: [intent] });
}

async function close(crew: Crew, intent: Intent, done: Partial<Commit>): Promise<void> {
  await crew.store.commit(crew.lease, { ...emptyCommit, ...done, intentsDone: [intent.id] });
}

/** A line of the log, and an issue that says the same. */
function told(
  intent: Intent,
  code: 'mail.refused' | 'mail.unknown',
  facts: Readonly<Record<string, unknown>>,
  outcome: AuditEntry['outcome'],
): Partial<Commit> {
  return intent.items.reduce<Partial<Commit>>(
    (commit, { source: record, name }) => ({
      ...commit,
      issues: {
        raise: [
          {
            code,
            facts,
            choices: ['retry', 'ignore'],
            kind: intent.prepared.kind,
            record,
            side: 'crm',
            name,
            versions: {},
          },
        ],
        close: [],
      },
    }),
    { audit: [entryOf(intent, code, facts, outcome)] },
  );
}

function entryOf(
  { prepared: { kind }, items: [item], key }: Intent,
  code: string,
  facts: Readonly<Record<string, unknown>>,
  outcome: AuditEntry['outcome'],
): AuditEntry {
  const { source, name }: Pick<IntentItem, 'source' | 'name'> = item ?? { source: '', name: '' };
  return {
    kind,
    side: 'crm',
    record: source,
    name,
    direction: 'to-accounting',
    trigger: 'timer',
    actor: null,
    run: null,
    outcome,
    code,
    facts,
    changes: [],
    request: key,
  };
}
