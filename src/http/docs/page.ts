// The page of the API: written by the Worker from the OpenAPI document, as plain HTML with one style sheet of our own. It needs no
// script, and loads nothing from anywhere else.

import { html, raw } from 'hono/html';
import { type ApiDocument, groupsOf, type Operation, type Parameter, type Route, schemaOf } from './document.ts';
import { members, typeOf } from './schema.ts';

export type { ApiDocument } from './document.ts';

type Html = ReturnType<typeof html>;

export function docsPage(document: ApiDocument): Html {
  const groups = [...groupsOf(document)];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>API · Ledgerline</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/docs.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="brand" href="/">${raw(logo)} Ledgerline</a>
          <span class="soft">${document.info.version}</span>
        </header>
        <nav aria-label="Routes">
          ${groups.map(
            ([name, routes]) =>
              html`<h2>${name}</h2>
                <ul>
                  ${routes.map(
                    ({ id, method, path }) =>
                      html`<li>
                        <a href="#${id}">${verb(method)} <span>${breakable(path)}</span></a>
                      </li>`,
                  )}
                </ul>`,
          )}
        </nav>
        <main id="main" tabindex="-1">
          ${introduction(document)} ${groups.map(([name, routes]) => group(name, routes))}
        </main>
      </body>
    </html>`;
}

const logo =
  '<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M4 12h18M10 20h18" /></svg>';

function introduction({ info }: ApiDocument): Html {
  return html`<h1>The admin API</h1>
    <p>
      Everything that the pages do, they do through this API, and a script can do it too. Send
      <code>Authorization: Bearer &lt;ADMIN_TOKEN&gt;</code> with each call, or sign in and keep the cookie. All paths
      begin with <code>/api</code>.
    </p>
    <pre
      tabindex="0"
    ><code>curl -H "Authorization: Bearer $ADMIN_TOKEN" https://your-worker.example/api/pairs</code></pre>
    <ul class="points">
      <li>Bodies and replies are JSON. Times are ISO 8601 in UTC, ids are the vendors’ own, money is decimal text.</li>
      <li>
        A list answers <code>items</code>, and <code>next</code> where there is more: send it back as
        <code>cursor</code>.
      </li>
      <li>
        An error answers <code>{"error": {"code", "message", "fields"?, "requestId"}}</code>. Programs read the code;
        the message is for people, in their language.
      </li>
      <li>
        Also there, outside this API: <code>GET /health</code>, the consents under <code>/connect</code> and the hooks
        under <code>/hooks</code>, as README.md tells.
      </li>
      <li>For tools: <a href="/api/openapi.json">the same as OpenAPI 3.1</a>, version ${info.version}.</li>
    </ul>`;
}

function group(name: string, routes: readonly Route[]): Html {
  return html`<section aria-label="${name}">
    <h2>${name}</h2>
    ${routes.map(shown)}
  </section>`;
}

function shown({ id, method, path, operation }: Route): Html {
  return html`<article id="${id}" aria-labelledby="${id}-title">
    <h3 id="${id}-title">${verb(method)} <code>${breakable(path)}</code></h3>
    <p>${operation.summary}</p>
    ${operation.description === undefined ? '' : html`<p>${operation.description}</p>`}
    ${parameters(operation.parameters ?? [])} ${body(operation)} ${replies(operation)}
  </article>`;
}

function verb(method: string): Html {
  return html`<span class="verb" data-verb="${method}">${method.toUpperCase()}</span>`;
}

/** Where a long path may go on in the next line. */
function breakable(path: string): Html {
  return html`${path
    .split('/')
    .slice(1)
    .map((part) => html`/<wbr />${part}`)}`;
}

function parameters(all: readonly Parameter[]): Html | '' {
  if (all.length === 0) return '';
  return html`<h4>Parameters</h4>
    <ul class="members">
      ${all.map(
        ({ name, in: place, required, schema = {}, description }) =>
          html`<li>
            <code>${name}</code> <span class="type">${typeOf(schema)}</span>
            <span class="soft">in the ${place}${required ? '' : ', optional'}</span>
            ${description === undefined ? '' : html`<span class="says">${description}</span>`}
          </li>`,
      )}
    </ul>`;
}

function body({ requestBody }: Operation): Html | '' {
  const schema = schemaOf(requestBody);
  if (!schema) return '';
  return html`<h4>Body</h4>
    ${members(schema) || html`<p class="type">${typeOf(schema)}</p>`}`;
}

function replies({ responses }: Operation): Html {
  const all = Object.entries(responses);
  const good = all.filter(([status]) => Number(status) < 400);
  const bad = all.filter(([status]) => Number(status) >= 400);
  return html`${good.map(([status, reply]) => {
      const schema = schemaOf(reply) ?? {};
      return html`<h4>Reply ${status}</h4>
        ${members(schema) || html`<p class="type">${typeOf(schema)}</p>`}`;
    })}
    <details>
      <summary>Errors</summary>
      <dl class="errors">
        ${bad.map(
          ([status, { description }]) =>
            html`<dt>${status}</dt>
              ${description.split('\n').map((line) => html`<dd>${told(line)}</dd>`)}`,
        )}
      </dl>
    </details>`;
}

/** A code in back-ticks, and its sentence. */
function told(line: string): Html {
  const [, code = '', sentence = ''] = /^`([^`]+)`: (.*)$/.exec(line) ?? [];
  return html`<code>${code}</code> ${sentence}`;
}
