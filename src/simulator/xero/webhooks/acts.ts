// What a person does on Xero's developer pages with an app's webhooks.

import { type Acts, appOf, type Input, type Stage } from '../acts/input.ts';
import { categories, type Category } from './event.ts';
import type { Subscription } from './webhooks.ts';

export const webhookActs: Acts = {
  'webhook.status': (stage, input) => status(stage, appOf(stage, input).id),
  'webhook.register': (stage, input) => check(stage, appOf(stage, input).id, input.text('url')),
  'webhook.enable': (stage, input) => {
    const { id } = appOf(stage, input);
    return check(stage, id, stage.xero.webhooks.get(id)?.url ?? '');
  },
  'webhook.disable': (stage, input) => stage.xero.webhooks.disable(appOf(stage, input).id),
  'webhook.categories': (stage, input) => choose(stage, input),
};

function status({ xero }: Stage, appId: string): Subscription & { held: number } {
  const subscription = xero.webhooks.get(appId);
  if (!subscription) throw new RangeError(`app ${appId} has no webhook address yet`);
  return { ...subscription, held: xero.webhooks.held(appId).length };
}

/** Runs the intent to receive and waits for its end, unless deliveries are held. https is demanded of all but this machine. */
async function check(stage: Stage, appId: string, url: string): Promise<Subscription & { held: number }> {
  const { xero } = stage;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const nearby = parsed && ['localhost', '127.0.0.1'].includes(parsed.hostname);
  if (!parsed || (parsed.protocol !== 'https:' && !nearby)) throw new RangeError('the address must be https');
  const { check: checking } = xero.webhooks.check(appId, url);
  const { outbox, clock } = xero.surroundings;
  const open = () => outbox.waiting().filter(({ about }) => about?.check === checking?.id);
  while (!outbox.knobs.hold && open().length) {
    const dueAt = Math.min(...open().map((delivery) => delivery.dueAt));
    await clock.sleep(Math.max(5, dueAt - clock.now()));
    await outbox.pump();
  }
  return status(stage, appId);
}

function choose({ xero, ...stage }: Stage, input: Input): Subscription {
  const wanted = (input.texts('categories') ?? []).filter((name): name is Category =>
    categories.includes(name as Category),
  );
  return xero.webhooks.choose(appOf({ xero, ...stage }, input).id, wanted);
}
