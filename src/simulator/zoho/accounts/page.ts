// The pages of Zoho Accounts, for a person in a browser: one that asks for consent, one that says what is wrong.

import type { Candidate } from './authorize.ts';
import { escapeHtml } from '../html.ts';

const style = `
  :root { color-scheme: light dark; --line: #d4d9de; --soft: #667; --go: #0a6b5c; --card: #fff; --ground: #f1f4f6; }
  @media (prefers-color-scheme: dark) { :root { --line: #3a4148; --soft: #9aa5b1; --go: #35b39c; --card: #1d2126; --ground: #14171a; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--ground); font: 16px/1.5 system-ui, sans-serif; }
  main { width: min(30rem, 100%); padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
  h1 { margin: 0 0 .25rem; font-size: 1.25rem; } p { margin: 0 0 1rem; color: var(--soft); }
  fieldset { margin: 0 0 1rem; padding: 0; border: 0; } legend { padding: 0; font-weight: 600; }
  label { display: flex; gap: .6rem; align-items: baseline; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  small { color: var(--soft); overflow-wrap: anywhere; }
  ul { margin: 0 0 1.25rem; padding: .5rem 1rem .5rem 2rem; max-height: 12rem; overflow: auto; border: 1px solid var(--line); border-radius: 8px; font-size: .875rem; }
  li { overflow-wrap: anywhere; } .row { display: flex; gap: .75rem; }
  button { flex: 1; padding: .7rem; font: inherit; font-weight: 600; border: 1px solid var(--line); border-radius: 8px; background: none; color: inherit; cursor: pointer; }
  button[value=accept] { background: var(--go); border-color: var(--go); color: #fff; }
  @media (prefers-color-scheme: dark) { button[value=accept] { color: #06231e; } }`;

export function consentPage(client: string, scopes: readonly string[], people: readonly Candidate[]): string {
  const choices = people.map(({ org, user }, index) => {
    const checked =
      index ===
      Math.max(
        0,
        people.findIndex((one) => one.user.integration),
      )
        ? ' checked'
        : '';
    const who = `${user.firstName} ${user.lastName}`;
    return `<label><input type="radio" name="user" value="${escapeHtml(user.id)}"${checked} required>
      <span>${escapeHtml(org.name)}<br><small>as ${escapeHtml(who)}, ${escapeHtml(user.email)}</small></span></label>`;
  });
  const wanted = scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`);
  return page(
    'Zoho (simulated): consent',
    `<h1>${escapeHtml(client)}</h1><p>would like to access this in Zoho CRM. This is a simulation.</p>
    <form method="post"><fieldset><legend>Organisation and user</legend>${choices.join('')}</fieldset>
    <ul aria-label="What it asks for">${wanted.join('')}</ul>
    <div class="row"><button name="choice" value="reject" formnovalidate>Reject</button><button name="choice" value="accept">Accept</button></div></form>`,
  );
}

export function complaintPage(text: string): string {
  return page('Zoho (simulated): error', `<h1>An error occurred</h1><p role="alert">${escapeHtml(text)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style><main>${body}</main></html>`;
}
