// What happens to apps, people, connections and tokens outside the API: registering, disconnecting in Xero, tokens that die early.

import { type Acts, appOf, type Input, loginOf, type Stage } from '../acts/input.ts';
import type { App, Login } from '../xero.ts';
import type { Connection } from './grants.ts';
import { splitScopes } from './scopes.ts';

const USUAL_SCOPES =
  'openid profile email offline_access accounting.contacts accounting.invoices accounting.payments accounting.settings';

export const connectionActs: Acts = {
  'app.list': ({ xero }) => xero.apps.values(),
  'app.register': registerApp,
  'user.list': ({ xero }) => xero.logins.values(),
  'user.add': addUser,
  'tenant.connect': (stage, input) => {
    const [app, login] = [appOf(stage, input), loginOf(stage, input)];
    const { id } = stage.xero.organisationNamed(input.optional('tenant'));
    return stage.xero.grants.connect(app.id, login.id, id, stage.xero.guid());
  },
  'tenant.disconnect': disconnect,
  'connection.list': ({ xero }) => xero.grants.connections.values(),
  'token.issue': issue,
  'token.expire': (stage, input) => ({ expired: stage.xero.tokens.expire(appOf(stage, input).id) }),
  'token.revoke': (stage, input) => ({ ended: stage.xero.grants.endRefreshTokens(appOf(stage, input).id) }),
  'grant.withdraw': (stage, input) => stage.xero.grants.withdraw(appOf(stage, input).id, loginOf(stage, input).id),
};

function registerApp({ xero }: Stage, input: Input): App {
  const type = input.optional('type') ?? 'web';
  if (type !== 'web' && type !== 'pkce' && type !== 'custom') throw new RangeError(`no type of app ${type}`);
  const id = input.text('id');
  const custom = type === 'custom' && {
    tenantId: xero.organisationNamed(input.optional('tenant')).id,
    scopes: input.texts('scopes') ?? splitScopes(USUAL_SCOPES).filter((scope) => scope.startsWith('accounting.')),
  };
  return xero.apps.set(id, {
    id,
    type,
    name: input.optional('name') ?? id,
    webhookKey: input.optional('webhookKey') ?? `${id}-webhook-key`,
    redirectUris: input.texts('redirectUris') ?? [],
    ...(type !== 'pkce' && { secret: input.text('secret') }),
    ...(custom && { custom }),
  });
}

function addUser({ xero }: Stage, input: Input): Login {
  const id = xero.guid();
  const email = input.text('email');
  const [firstName, lastName] = [input.optional('firstName') ?? 'New', input.optional('lastName') ?? 'User'];
  return xero.logins.set(id, { id, email, firstName, lastName });
}

/** In Xero, under Connected apps: tokens stay as they are, calls get 403. */
function disconnect(stage: Stage, input: Input): Connection[] {
  const { xero } = stage;
  const tenant = xero.organisationNamed(input.optional('tenant'));
  const dropped = xero.grants.live(appOf(stage, input).id).filter(({ tenantId }) => tenantId === tenant.id);
  for (const connection of dropped) xero.grants.disconnect(connection);
  return dropped;
}

/** Connects and hands over tokens, without a browser. */
async function issue(stage: Stage, input: Input): Promise<Record<string, unknown>> {
  const { xero } = stage;
  const [app, login] = [appOf(stage, input), loginOf(stage, input)];
  const scopes = splitScopes(input.optional('scope') ?? USUAL_SCOPES);
  const tenants = (input.texts('tenants') ?? [input.optional('tenant')]).map((name) => xero.organisationNamed(name).id);
  const authEventId = xero.guid();
  for (const tenantId of tenants) xero.grants.connect(app.id, login.id, tenantId, authEventId);
  const subject = { appId: app.id, userId: login.id, scopes, authEventId, authAt: xero.now() };
  const refresh = scopes.includes('offline_access') && { refresh_token: xero.grants.issueRefreshToken(subject) };
  return {
    access_token: await xero.tokens.mintAccessToken(subject),
    ...refresh,
    expires_in: 1800,
    tenantId: tenants[0],
  };
}
