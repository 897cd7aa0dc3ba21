// A scene for tests of passes: the whole product on virtual time with both vendors, a pair that is live and at rest, and short words for
// what people do and what was sent.

import { standingOf } from '../../src/compose.ts';
import type { Standing } from '../../src/systems/paces.ts';
import { Bench, type BenchOptions } from '../simulation/bench.ts';
import type { Connected } from '../simulation/connect.ts';
import type { FaultAction, FaultRule } from '../../src/simulator/faults.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

export interface Issue {
  readonly id: string;
  readonly code: string;
  readonly record: { readonly id: string; readonly name: string } | null;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly choices: readonly string[];
}

export interface Sent {
  /** ms since the scene began. */
  readonly at: number;
  readonly vendor: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly key: string | null;
}

interface SceneOptions extends BenchOptions {
  /** Whether our own fields are set up in the CRM. */
  readonly provision?: true;
  /** Which of the CRM's records are customers; left out: companies. */
  readonly customers?: 'both';
  readonly onWrite?: (sent: Sent) => void;
}

function isWrite({ method, path }: Sent): boolean {
  return method !== 'GET' && path.startsWith('/api/') && !path.includes('/coql');
}

export class Scene {
  readonly bench: Bench;
  readonly connected: Connected;
  readonly began: number;
  /** Calls to the vendors' APIs since the scene began. */
  readonly sent: Sent[] = [];

  private constructor(bench: Bench, connected: Connected) {
    this.bench = bench;
    this.connected = connected;
    this.began = bench.clock.now();
  }

  /** `onWrite` hears of every write that has reached a vendor, before the product hears the reply. */
  static async open({ onWrite, provision, customers, ...options }: SceneOptions = {}): Promise<Scene> {
    const opened: { scene?: Scene } = {};
    const bench = new Bench({
      ...options,
      onCall: ({ request, sentAt, reply }) => {
        const sent = opened.scene?.note(request, sentAt, reply?.status ?? 0);
        if (sent && isWrite(sent)) onWrite?.(sent);
      },
    });
    const connected = await bench.connect('empty', { provision: provision === true, ...(customers && { customers }) });
    await bench.goLive(connected.pair);
    await bench.run(5 * MINUTE_MS);
    opened.scene = new Scene(bench, connected);
    return opened.scene;
  }

  note(request: Request, sentAt: number, status: number): Sent {
    const { pathname, search } = new URL(request.url);
    const [, vendor = '', ...path] = pathname.split('/');
    const key = request.headers.get('idempotency-key');
    const at = sentAt - this.began;
    const sent = { at, vendor, method: request.method, path: `/${path.join('/')}${search}`, status, key };
    this.sent.push(sent);
    return sent;
  }

  /** Writes that were sent to one side, oldest first. */
  writes(vendor: 'xero' | 'zoho'): Sent[] {
    return this.sent.filter((each) => each.vendor === vendor && isWrite(each));
  }

  act<T>(vendor: 'xero' | 'zoho', action: string, input: Record<string, unknown> = {}): T {
    return this.bench.vendors.vendors[vendor]?.act(action, input) as T;
  }

  /** A new customer in the CRM; returns its id. */
  account(name: string, more: Record<string, unknown> = {}): string {
    const made = this.act<{ id: string }>('zoho', 'record.create', {
      module: 'Accounts',
      fields: { Account_Name: name, ...more },
    });
    return made.id;
  }

  /** A new customer in accounting; returns its id. */
  contact(name: string, more: Record<string, unknown> = {}): string {
    return this.act<{ ContactID: string }>('xero', 'contact.create', { Name: name, ...more }).ContactID;
  }

  names(side: 'crm' | 'accounting'): string[] {
    if (side === 'crm')
      return this.act<{ items: { Account_Name: string }[] }>('zoho', 'list', { module: 'Accounts' }).items.map(
        ({ Account_Name }) => Account_Name,
      );
    return this.act<{ Name: string }[]>('xero', 'list', { collection: 'Contacts' }).map(({ Name }) => Name);
  }

  /** A hint that something changed on that side. */
  async hint(side: 'crm' | 'accounting'): Promise<void> {
    await this.bench.markAll(this.connected.pair, side);
  }

  fault(match: FaultRule['match'], action: FaultAction, times: number | null = null): void {
    this.bench.vendors.faults.arm({ match, action, times });
  }

  async issues(): Promise<Issue[]> {
    return (await this.bench.ask<{ items: Issue[] }>('GET', `/api/pairs/${this.connected.pair}/issues`)).items;
  }

  async answer(issue: Issue | undefined, choice: string): Promise<void> {
    const path = `/api/pairs/${this.connected.pair}/issues/${issue?.id}/resolution`;
    await this.bench.ask('POST', path, { choice });
  }

  /** How the limits of one side's organisation stand, as its grant tells. */
  async standing(side: 'crm' | 'accounting'): Promise<Standing> {
    const id = this.connected[side];
    const [row] = this.bench.sqlite.run('SELECT system, grant_id FROM connections WHERE id = ?', [id]);
    const told = await standingOf(this.bench.house(), {
      id,
      system: String(row?.system),
      grantId: String(row?.grant_id),
    });
    if (!told) throw new RangeError(`nothing is known of ${side}`);
    return told;
  }

  run(ms: number): Promise<void> {
    return this.bench.run(ms, 100_000);
  }
}
