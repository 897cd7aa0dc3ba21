// Pages that may stand inside the CRM's own: a door to ours, for a tab of the CRM. It holds no record, asks for no cookie and does nothing
// by itself, so it may be framed; what it leads to opens in a window of its own and may not.

import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { say } from '../compose.ts';
import { framers } from '../systems/framers.ts';
import { type ApiEnv, languageOf } from './context.ts';

/** As strict as ours, but that the CRM may show them. */
export const framedHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [NONCE],
    baseUri: ["'none'"],
    frameAncestors: [...framers],
  },
  xFrameOptions: false,
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
});

const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{margin:3rem auto;padding:0 1rem;max-width:32rem}
a{display:inline-block;margin:.25rem .75rem .25rem 0}`;

export const widgets = new Hono<ApiEnv & { Variables: { secureHeadersNonce?: string } }>().get('/settings', (c) => {
  const language = languageOf(c as unknown as Context<ApiEnv>);
  c.header('vary', 'accept-language');
  return c.html(
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>Ledgerline</title>
          <style nonce="${c.get('secureHeadersNonce') ?? ''}">
            ${style}
          </style>
        </head>
        <body>
          <main>
            <h1>Ledgerline</h1>
            <p>${say(language, 'tab.text', {})}</p>
            <p>
              <a href="/" target="_blank" rel="noopener">${say(language, 'tab.open', {})}</a>
              <a href="/settings" target="_blank" rel="noopener">${say(language, 'tab.settings', {})}</a>
            </p>
          </main>
        </body>
      </html>`,
  );
});
