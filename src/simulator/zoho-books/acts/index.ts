// What a person does in Books' own pages, and what only they can do; and reading the state. Every action's name starts with `books.`.
// `README.md` lists them, and a test compares.

import { isObject, type Json, objects } from '../../zoho/json.ts';
import type { User } from '../../zoho/state.ts';
import { webhooksOf, type Webhook } from '../automation/webhook.ts';
import type { Books } from '../books.ts';
import type { Finance } from '../finance.ts';
import { emailsOf } from '../invoices/email.ts';
import { planOf } from '../limits/plans.ts';
import { setLink } from '../link/link.ts';
import { catchUp } from '../link/run.ts';
import { openBooks } from '../organizations/open.ts';
import type { Preferences } from '../organizations/organization.ts';
import { addField, type FieldModule, fieldModules, type FieldType, fieldTypes } from '../settings/field.ts';
import { perform } from './perform.ts';

type Input = Record<string, unknown>;

interface Stage {
  finance: Finance;
  books: Books;
  /** Who acts. */
  user: User;
  input: Input;
}

/** What takes no organisation of Books: there may be none yet. */
export const outside: Record<string, (finance: Finance, input: Input) => unknown> = {
  'books.open': open,
  'books.organisations': (finance) => finance.organisations.values(),
};

export const actions: Record<string, (stage: Stage) => unknown> = {
  'books.do': ({ books, user, input }) =>
    perform(
      books,
      user,
      text(input, 'method').toUpperCase(),
      text(input, 'path'),
      input.body,
      String(input.query ?? ''),
    ),
  'books.plan': ({ finance, books, input }) => {
    const { name } = planOf(text(input, 'plan'));
    return finance.organisations.set(books.id, { ...books.organisation, plan: name });
  },
  'books.preferences': setPreferences,
  'books.user': setUser,
  'books.field.add': makeField,
  'books.webhook.set': setWebhook,
  'books.webhook.remove': ({ books, input }) => {
    books.collection<Webhook>('webhooks').delete(text(input, 'id'));
    return { ok: true };
  },
  'books.webhooks': ({ books }) => webhooksOf(books),
  'books.link': runLink,
  'books.view': view,
  'books.emails': ({ books }) => emailsOf(books),
  'books.calls': ({ books, input }) => {
    if (typeof input.used === 'number') books.limits.use(input.used);
    return books.limits.day();
  },
  'books.calls.reset': ({ books }) => {
    books.limits.reset();
    return books.limits.day();
  },
};

/** Does an action. Throws a RangeError that lists the names for one that does not exist. */
export function act(finance: Finance, action: string, input: Input): unknown {
  const beside = Object.hasOwn(outside, action) ? outside[action] : undefined;
  if (beside) return beside(finance, input);
  const perform_ = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (!perform_) throw new RangeError(`no action ${action}: ${Object.keys({ ...outside, ...actions }).join(', ')}`);
  const all = finance.all();
  const wanted = input.books;
  const books =
    wanted === undefined ? all[0] : all.find(({ id, organisation }) => id === wanted || organisation.name === wanted);
  if (!books) throw new RangeError(`no organisation of Books ${String(wanted ?? '')}`);
  return perform_({ finance, books, user: personOf(finance, books, input.user), input });
}

/** Another organisation of Books beside a CRM organisation, whose users belong to it. */
function open(finance: Finance, input: Input): unknown {
  const orgs = finance.zoho.orgs.values();
  const org = input.org === undefined ? orgs[0] : orgs.find(({ id, name }) => id === input.org || name === input.org);
  if (!org) throw new RangeError(`no organisation ${String(input.org ?? '')}`);
  const region = (['NZ', 'AU', 'UK', 'US'] as const).find((one) => one === (input.region ?? 'NZ'));
  if (!region) throw new RangeError('region is one of NZ, AU, UK, US');
  const currencies = Array.isArray(input.currencies) ? input.currencies.map(String) : [];
  const plan = planOf(String(input.plan ?? 'professional')).name;
  const currency = String(input.currency ?? org.currency);
  return openBooks(finance, finance.zoho.crm(org.id), { name: text(input, 'name'), region, currency, currencies, plan })
    .organisation;
}

/** The user named by id or e-mail, else the first that is a person. */
function personOf(finance: Finance, books: Books, named: unknown): User {
  const users = books.users.all().flatMap(({ zohoUserId }) => finance.zoho.users.get(zohoUserId) ?? []);
  const user = named === undefined ? users.find(({ integration }) => !integration) : undefined;
  const found = user ?? users.find(({ id, email }) => id === named || email === named);
  if (!found) throw new RangeError(`no user ${String(named)}`);
  return found;
}

function setPreferences({ finance, books, input }: Stage): unknown {
  const { preferences } = books.organisation;
  const changed: Preferences = {
    ...preferences,
    ...(typeof input.uniqueContactNames === 'boolean' && { uniqueContactNames: input.uniqueContactNames }),
    ...(typeof input.uniqueItemNames === 'boolean' && { uniqueItemNames: input.uniqueItemNames }),
    ...((input.taxRounding === 'line' || input.taxRounding === 'transaction') && { taxRounding: input.taxRounding }),
    ...(isObject(input.approvals) && {
      approvals: { sales: input.approvals.sales === true, purchases: input.approvals.purchases === true },
    }),
  };
  return finance.organisations.set(books.id, { ...books.organisation, preferences: changed });
}

/** Gives a user (else the integration) another role or status, or takes them out of the organisation. */
function setUser({ finance, books, input }: Stage): unknown {
  const users = books.users.all();
  const row = users.find(({ zohoUserId }) => {
    const user = finance.zoho.users.get(zohoUserId);
    return input.who === undefined ? user?.integration : user?.id === input.who || user?.email === input.who;
  });
  if (!row) throw new RangeError(`no user ${String(input.who)}`);
  const role = input.role === 'admin' || input.role === 'staff' ? input.role : row.role;
  const status = input.status === 'active' || input.status === 'inactive' ? input.status : row.status;
  return books.users.set({ ...row, role, status });
}

function makeField({ books, input }: Stage): unknown {
  const module = fieldModules.find((name) => name === input.module);
  const type = fieldTypes.find((name) => name === (input.type ?? 'string'));
  if (!module || !type)
    throw new RangeError(`module is one of ${fieldModules.join(', ')}; type of ${fieldTypes.join(', ')}`);
  const values = Array.isArray(input.values) ? input.values.map(String) : [];
  const field: { module: FieldModule; label: string; type: FieldType; unique: boolean; values: string[] } = {
    module,
    label: text(input, 'label'),
    type,
    unique: input.unique === true,
    values,
  };
  return addField(books, { ...field, ...(typeof input.apiName === 'string' && { apiName: input.apiName }) });
}

/** Pastes a webhook and the rule that calls it. */
function setWebhook({ books, input }: Stage): unknown {
  const module = fieldModules.find((name) => name === input.module);
  if (!module) throw new RangeError(`module is one of ${fieldModules.join(', ')}`);
  const events = (['created', 'edited', 'deleted'] as const).filter(
    (event) => !Array.isArray(input.events) || input.events.includes(event),
  );
  const pairs = (name: string) =>
    objects(input[name]).map((one) => ({ name: text(one, 'name'), value: text(one, 'value') }));
  const criteria = isObject(input.criteria) ? input.criteria : {};
  const hook: Webhook = {
    id: typeof input.id === 'string' ? input.id : books.newId(),
    name: String(input.name ?? 'Webhook'),
    module,
    events,
    url: text(input, 'url'),
    method: input.method === 'PUT' || input.method === 'DELETE' ? input.method : 'POST',
    payload: input.payload === 'form' || input.payload === 'raw' ? input.payload : 'default',
    raw: String(input.raw ?? ''),
    parameters: pairs('parameters'),
    headers: pairs('headers'),
    ...(typeof input.secret === 'string' && { secret: input.secret }),
    criteria: Object.fromEntries(Object.entries(criteria).map(([name, value]) => [name, String(value)])),
  };
  return books.collection<Webhook>('webhooks').set(hook.id, hook);
}

/** Switches Zoho's own link on or off, says how it works, and with `now` lets it copy everything at once. */
function runLink({ books, input }: Stage): unknown {
  const direction = (['both', 'to-books', 'to-crm'] as const).find((one) => one === input.direction);
  const duplicates = (['skip', 'clone', 'overwrite'] as const).find((one) => one === input.duplicates);
  const link = setLink(books, {
    ...(typeof input.on === 'boolean' && { on: input.on }),
    ...(direction && { direction }),
    ...(duplicates && { duplicates }),
  });
  if (input.now === true) catchUp(books, books.finance.now());
  return link;
}

/** The customer opens an invoice. */
function view({ books, input }: Stage): unknown {
  const invoice = books.documents.invoice.get(text(input, 'id'));
  if (!invoice) throw new RangeError('no such invoice');
  books.documents.invoice.set({ ...invoice, isViewed: true });
  return { ok: true };
}

function text(input: Input | Json, name: string): string {
  const value = input[name];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new RangeError(`${name} is missing`);
}
