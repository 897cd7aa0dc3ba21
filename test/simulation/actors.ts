// The people of a history at work: they do what the history says, where there is something to do it to, and what came of it is kept for
// the judges. A deed that the vendor refuses, or that finds nobody, did not happen.

import type { KindName, RecordId, Side } from '../../src/core/record.ts';
import type { Bench } from './bench.ts';
import { withDefaults } from '../../src/kinds/settings.ts';
import { type Connected, consent } from './connect.ts';
import type { Deed } from './history.ts';
import { peopleOf } from './people/index.ts';
import type { Office, Told } from './people/people.ts';
import type { Truth } from './truth/truth.ts';

/** Settings that a pair had from a time on. */
export interface SavedSettings {
  readonly at: number;
  readonly pair: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** An issue that somebody answered. */
export interface Answer {
  readonly at: number;
  readonly pair: string;
  readonly code: string;
  readonly record: RecordId;
  readonly choice: string;
  readonly value: string | null;
}

interface IssueRow {
  readonly id: number;
  readonly code: string;
  readonly record: string;
  readonly facts: string;
  readonly choices: string;
}

export class Actors {
  readonly saved: SavedSettings[] = [];
  readonly answers: Answer[] = [];
  /** Deeds that came to something. */
  done = 0;
  readonly #bench: Bench;
  readonly #connected: Connected;
  readonly #truth: Truth;
  readonly #offices: Readonly<Record<Side, readonly Office[]>>;
  /** Of the settings, `<pair>/<version>`, those that are in `saved`. */
  readonly #versions = new Set<string>();
  /** The records that people made or met, by what they are about. */
  readonly #ids = new Map<string, RecordId>();

  constructor(bench: Bench, connected: Connected, truth: Truth, offices: Readonly<Record<Side, readonly Office[]>>) {
    this.#bench = bench;
    this.#connected = connected;
    this.#truth = truth;
    this.#offices = offices;
  }

  pairNamed(at: number): string {
    return this.#connected.pairs[at % this.#connected.pairs.length]?.pair ?? '';
  }

  async act(deed: Deed): Promise<void> {
    // Two saves of one record in the very millisecond could not be told apart by anybody: nobody is that quick.
    this.#bench.clock.advance(1);
    try {
      await this.#act(deed);
      this.done += 1;
    } catch (error) {
      // A vendor's refusal; or our own page, which was made to fail.
      if (!(error instanceof Error)) throw error;
    } finally {
      this.#truth.note({ by: 'person' }, this.#bench.clock.now());
      this.#bench.clock.advance(1);
    }
  }

  async #act(deed: Deed): Promise<void> {
    switch (deed.do) {
      case 'create': {
        const office = this.#officeOf(deed);
        if (deed.unlessThere && (await this.#look(deed)) !== undefined) throw new RangeError('it is there already');
        const id = peopleOf(deed.kind).desks[deed.side].create(office, await this.#withIds(deed));
        this.#ids.set(keyOf(deed), id);
        return;
      }
      case 'edit':
        return peopleOf(deed.kind).desks[deed.side].edit(
          this.#officeOf(deed),
          await this.#find(deed),
          await this.#withIds(deed),
        );
      case 'deed': {
        const other = await this.#look({ ...deed, thing: deed.other });
        const known = peopleOf(deed.kind).desks[deed.side].deeds[deed.deed];
        return known?.does(this.#officeOf(deed), await this.#find(deed), { other: other ?? null, told: deed.told });
      }
      case 'settings':
        return this.saveSettings(this.pairNamed(deed.pair), deed.document);
      case 'answer':
        return this.#answer(this.pairNamed(deed.pair), deed.which, deed.how);
      default:
        await this.#bench.ask('POST', `/api/pairs/${this.pairNamed(deed.pair)}/${deed.do}`, {});
    }
  }

  /** What was saved counts from when it was, also where the reply never came. */
  async saveSettings(pair: string, document: object): Promise<void> {
    try {
      await this.#bench.ask('PUT', `/api/pairs/${pair}/settings`, document);
    } finally {
      const [row] = await this.#bench.sqlite.ask(
        'SELECT version, document FROM settings WHERE pair = ? ORDER BY version DESC LIMIT 1',
        [pair],
      );
      const version = `${pair}/${String(row?.version ?? 0)}`;
      if (row && !this.#versions.has(version)) {
        this.#versions.add(version);
        const saved = withDefaults(JSON.parse(String(row.document)));
        this.saved.push({ at: this.#bench.clock.now(), pair, document: saved });
      }
    }
  }

  /** What is told, with the ids that this side has for the things that it names. */
  async #withIds(deed: Extract<Deed, { told: Told }>): Promise<Told> {
    const { names } = peopleOf(deed.kind);
    if (!names) return deed.told;
    const told: Record<string, string | null> = { ...deed.told };
    for (const [field, value] of Object.entries(deed.told)) {
      const kind = names(field);
      if (kind !== null) told[field] = await this.#find({ ...deed, kind, thing: Number(value) });
    }
    return told;
  }

  #officeOf({ side, pair }: { side: Side; pair: number }): Office {
    const offices = this.#offices[side];
    const office = offices[pair % offices.length];
    if (!office) throw new RangeError(`nobody works at the ${side} side`);
    return office;
  }

  /** The record of a thing on one side: the one that somebody made there, else the one that is linked to what stands for it elsewhere. */
  async #look(about: { kind: KindName; side: Side; pair: number; thing: number }): Promise<RecordId | undefined> {
    const own = this.#ids.get(keyOf(about));
    if (own !== undefined) return own;
    const column = about.side === 'crm' ? 'crm_id' : 'accounting_id';
    const pair = this.pairNamed(about.pair);
    for (const side of ['crm', 'accounting'] as const) {
      const there = this.#ids.get(keyOf({ ...about, side }));
      if (side === about.side || there === undefined) continue;
      const rows = await this.#bench.sqlite.ask(
        `SELECT ${column} AS id FROM links WHERE pair = ? AND kind = ? AND ended_at = 0 AND (crm_id = ? OR accounting_id = ?)`,
        [pair, about.kind, there, there],
      );
      const [row] = rows;
      if (row) return String(row.id);
    }
    return undefined;
  }

  async #find(about: { kind: KindName; side: Side; pair: number; thing: number }): Promise<RecordId> {
    const id = await this.#look(about);
    if (id === undefined) throw new RangeError('there is no such record yet');
    return id;
  }

  async #answer(pair: string, which: number, how: number): Promise<void> {
    const open = (await this.#bench.sqlite.ask(
      'SELECT id, code, record, facts, choices FROM issues WHERE pair = ? AND closed_at IS NULL ORDER BY id',
      [pair],
    )) as unknown as IssueRow[];
    const issue = open[Math.floor(which * open.length)];
    if (!issue) throw new RangeError('nothing is asked');
    const choices = JSON.parse(issue.choices) as string[];
    const choice = choices[Math.floor(how * choices.length)] ?? '';
    const value = valueFor(choice, issue);
    const path = `/api/pairs/${pair}/issues/${issue.id}/resolution`;
    await this.#bench.ask('POST', path, { choice, ...(value !== null && { value: bare(value) }) });
    const { code, record } = issue;
    this.answers.push({ at: this.#bench.clock.now(), pair, code, record, choice, value });
  }

  /** Whatever was paused is taken up again, and consent that was lost is given anew. */
  async putRight(): Promise<void> {
    const broken = await this.#bench.sqlite.ask("SELECT system FROM connections WHERE state <> 'connected'");
    for (const { system } of broken) await consent(this.#bench, system === 'xero' ? 'xero' : 'zoho');
    for (const { pair } of this.#connected.pairs) {
      const [row] = await this.#bench.sqlite.ask('SELECT state FROM pairs WHERE id = ?', [pair]);
      if (row?.state === 'paused') await this.#bench.ask('POST', `/api/pairs/${pair}/resume`, {});
    }
  }
}

function keyOf({ kind, side, pair, thing }: { kind: KindName; side: Side; pair: number; thing: number }): string {
  return `${kind}/${side}/${side === 'crm' ? 0 : pair}/${thing}`;
}

function valueFor(choice: string, { facts }: IssueRow): string | null {
  const { candidates = [], fields = {} } = JSON.parse(facts) as { candidates?: string[]; fields?: object };
  // What a price can't be is refused.
  const isPrice = Object.keys(fields).every((name) => name.endsWith('Price'));
  if (choice === 'value') return isPrice ? '17.25' : 'as we agreed on the phone';
  if (choice !== 'link') return null;
  return candidates[0] ?? null;
}

function bare(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
