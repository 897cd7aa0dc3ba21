// Hooks: whoever calls proves itself, what it hints at is marked as due, and the answer is out in milliseconds. No vendor is called here.

import { type Context, Hono } from 'hono';
import { appKeyOf, type House, say } from '../compose.ts';
import { sealer } from '../db/seal.ts';
import { channelToken, hookKeyPlace, saveToken } from '../db/secrets.ts';
import type { HookSecret } from '../db/connections.ts';
import { type Concerned, hookStore } from '../db/hooks.ts';
import { settingsOf } from '../kinds/settings.ts';
import { type Mark, mark } from '../sync/mark.ts';
import { NAMED_AT_MOST, naming } from '../sync/look.ts';
import { appHooks, connectionHooks, type Hint, type Proofs, systemOfAppHook } from '../systems/hooks.ts';
import { isSame, sha256, verifyHmac } from './proof.ts';

type HookEnv = { Variables: { house: House } };

/** No hook says more than a few ids; more is not read to its end. */
const MOST_BYTES = 1_000_000;

export const hooks = new Hono<HookEnv>()
  .post('/:system', async (c) => {
    const { house } = c.var;
    const system = c.req.param('system');
    const hook = appHooks[system];
    const key = appKeyOf(house, system);
    if (!hook || !key) return c.body(null, 401);
    const body = await bodyOf(c.req.raw);
    const verdict = body && (await hook({ body, headers: c.req.raw.headers }, key));
    if (!verdict?.ok) return c.body(null, 401);
    try {
      const organisations = verdict.hints.map(({ organisationId }) => organisationId ?? '');
      const concerned = await hookStore(house.db).organisations(systemOfAppHook[system] ?? '', [
        ...new Set(organisations),
      ]);
      await markHints(house, verdict.hints, (hint) => concerned.get(hint.organisationId ?? '') ?? []);
    } catch (error) {
      // Nothing was remembered: the vendor keeps its event and sends it again.
      house.log('error', { msg: 'a hook was not remembered', error });
      return c.body(null, 503);
    }
    return c.body(null, 200);
  })
  .post('/:system/:connection', (c) => tell(c, c.req.param('system'), c.req.param('connection')))
  .post('/:system/:purpose/:connection', (c) =>
    tell(c, `${c.req.param('system')}/${c.req.param('purpose')}`, c.req.param('connection')),
  );

/** The body as it came; null once it is longer than any hook's: a stranger can't have us hold more than that. */
async function bodyOf({ body, headers }: Request): Promise<ArrayBuffer | null> {
  if (Number(headers.get('content-length') ?? 0) > MOST_BYTES) return null;
  const chunks: Uint8Array[] = [];
  const reader = body?.getReader();
  let bytes = 0;
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    bytes += read.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader?.cancel();
      return null;
    }
    chunks.push(read.value);
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole.buffer;
}

/** What somebody tells of a connection, by the name of its hook. */
async function tell(c: Context<HookEnv>, name: string, connection: string): Promise<Response> {
  const { house } = c.var;
  const hook = connectionHooks[name];
  if (!hook) return refused(404, 'hook.unknown', { hook: name });
  const body = await bodyOf(c.req.raw);
  if (!body) return refused(413, 'hook.too-large');
  const known = await hookStore(house.db).connection(connection);
  const proofs = known && proofsOf(house, connection, known.secrets);
  const verdict = proofs
    ? await hook({ body, headers: c.req.raw.headers }, proofs)
    : ({ ok: false, status: 401 } as const);
  if (!verdict.ok && verdict.status === 401) return refused(401, 'hook.unproven');
  if (!verdict.ok) {
    const { field, message } = verdict;
    return refused(400, 'hook.malformed', { detail: message }, [{ field, message }]);
  }
  try {
    await markHints(house, verdict.hints, () => known?.pairs ?? []);
  } catch (error) {
    house.log('error', { msg: 'a hook was not remembered', error });
    return refused(503, 'hook.not-remembered');
  }
  return Response.json({ accepted: verdict.accepted }, { status: 202 });
}

/** Hooks are called by programs: what is wrong is said in English. */
function refused(status: number, code: string, facts: object = {}, fields: { field: string; message: string }[] = []) {
  const told = fields.length > 0 ? { fields } : {};
  const error = { code, message: say('en', code, { ...facts }), ...told, requestId: crypto.randomUUID() };
  return Response.json({ error }, { status });
}

/** One mark a pair, kind and side, naming its records; more than a few mean whatever changed. */
async function markHints(
  house: House,
  hints: readonly Hint[],
  concerned: (hint: Hint) => readonly Concerned[],
): Promise<void> {
  const now = house.world.now();
  const marks = new Map<string, Mark>();
  for (const hint of hints) {
    for (const { pair, settings } of concerned(hint)) {
      for (const kind of hint.kinds) {
        const { on, onSave, settleS } = settingsOf(settings, kind);
        if (!on || (hint.trigger === 'save' && !onSave)) continue;
        const { side, trigger } = hint;
        const key = `${pair}/${kind}/${side}`;
        const named = hint.ids.map((id) => naming(id, hint.toldAt));
        const ids = [...new Set([...(marks.get(key)?.ids ?? []), ...named])];
        // Who presses a button is not kept waiting, and is no proof that the rules still tell of saves.
        if (trigger === 'person') {
          marks.set(key, { pair, kind, side, ids, trigger, work: 'person', actor: null, at: now });
          continue;
        }
        const at = now + (side === 'crm' ? settleS * 1_000 : 0);
        const teller = trigger === 'save' ? 'save' : 'event';
        marks.set(key, { pair, kind, side, ids, trigger, work: 'event', actor: null, at, teller });
      }
    }
  }
  const few = [...marks.values()].map((each) => ({
    ...each,
    ids: (each.ids?.length ?? 0) > NAMED_AT_MOST[each.side] ? null : each.ids,
  }));
  if (few.length > 0) await mark(house.marks, house.waker, now, few);
}

function proofsOf({ config, world }: House, connection: string, secrets: readonly HookSecret[]): Proofs {
  const valid = secrets.filter(({ until }) => until === null || until > world.now());
  const ring = config.SEAL_KEYS;
  return {
    isToken: async (token) => {
      const hash = await sha256(token);
      if (valid.some((secret) => isSame(secret.token, hash))) return true;
      return ring !== undefined && isSame(token, await saveToken(ring, connection));
    },
    isSigned: async (body, hex) => {
      if (!ring) return false;
      for (const secret of valid) {
        const { text } = await sealer(ring).open(secret.key, hookKeyPlace(connection));
        if (await verifyHmac(text, body, hex)) return true;
      }
      return false;
    },
    isChannel: async (token) => ring !== undefined && isSame(token, await channelToken(ring, connection)),
  };
}
