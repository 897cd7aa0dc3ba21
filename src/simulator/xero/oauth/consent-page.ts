// The pages that a person sees while connecting: which organisation, allow or deny, and what went wrong.

import type { Xero } from '../xero.ts';
import type { Asked } from './authorize.ts';

const meanings: Readonly<Record<string, string>> = {
  'accounting.contacts': 'your customers and suppliers',
  'accounting.invoices': 'invoices, quotes, purchase orders and items',
  'accounting.payments': 'payments and credit',
  'accounting.banktransactions': 'bank transactions',
  'accounting.settings': 'organisation settings',
  'accounting.attachments': 'files',
};

/** The consent page. Its form posts to `action`. */
export function consentPage(xero: Xero, { app, scopes }: Asked, action: string): string {
  const bulk = xero.switches.bulkConnections;
  const connected = new Set(xero.grants.live(app.id).map(({ tenantId }) => tenantId));
  const organisations = xero.organisations.values().map(
    (organisation, at) => `<label><input type="${bulk ? 'checkbox' : 'radio'}" name="tenant" value="${organisation.id}"
      ${at === 0 ? 'checked' : ''}> ${escaped(organisation.name)} <small>${organisation.region} · ${organisation.currency}${
        connected.has(organisation.id) ? ' · already connected' : ''
      }</small></label>`,
  );
  const people = xero.logins
    .values()
    .map(
      ({ id, email, firstName, lastName }) =>
        `<option value="${id}">${escaped(`${firstName} ${lastName}`)} (${escaped(email)})</option>`,
    );
  const wishes = scopes
    .filter((scope) => scope.startsWith('accounting.'))
    .map((scope) => {
      const reads = scope.endsWith('.read');
      const name = scope.replace(/\.read$/, '');
      return `<li>${reads ? 'Look at' : 'Look at and change'} ${escaped(meanings[name] ?? name)}</li>`;
    });
  return page(
    `Connect ${app.name}`,
    `<h1>${escaped(app.name)} wants access to</h1>
<form method="post" action="${escaped(action)}">
<fieldset><legend>Organisation</legend>${organisations.join('')}</fieldset>
<p><label>Signed in as <select name="user">${people.join('')}</select></label></p>
<p>It will be able to:</p><ul>${wishes.join('')}</ul>
<p class="choice"><button name="decision" value="allow" class="allow">Allow access</button>
<button name="decision" value="deny">Cancel</button></p>
</form>`,
  );
}

/** The page that says what is wrong with the way somebody came here. */
export function errorPage(error: string, detail: string): string {
  return page(
    'Sorry',
    `<h1>Sorry, something went wrong</h1><p>Error: <code>${escaped(error)}</code></p><p>${escaped(detail)}</p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)} | Xero (simulated)</title><style>
body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f2f3f4;color:#1c2a33}
main{max-width:26rem;margin:8vh auto;padding:2rem;background:#fff;border-radius:.5rem;box-shadow:0 1px 6px #0002}
h1{font-size:1.25rem;margin-top:0}fieldset{border:1px solid #c9d1d6;border-radius:.25rem}
label{display:block;padding:.25rem 0}small{color:#5a6b76}select{max-width:100%;font:inherit}
.choice{display:flex;gap:.5rem;margin-bottom:0}
button{font:inherit;padding:.5rem 1rem;border:1px solid #8796a0;border-radius:.25rem;background:#fff;cursor:pointer}
.allow{background:#0a6fb0;border-color:#0a6fb0;color:#fff}p.note{color:#5a6b76;font-size:.85rem}
</style></head><body><main>${body}<p class="note">A simulated Xero. Nothing here reaches the real one.</p></main></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
