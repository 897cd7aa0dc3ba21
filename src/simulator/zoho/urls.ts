// Which addresses Zoho will call: public ones over https, and a demo's own machine where a switch says so.

import type { Crm } from './crm.ts';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const PRIVATE = /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.|\[f[cd])/;

/** What is wrong with an address, or undefined. */
export function urlFault(crm: Crm, text: string): 'invalid' | 'insecure' | undefined {
  if (!URL.canParse(text)) return 'invalid';
  const { protocol, hostname } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return 'invalid';
  if (LOOPBACK.test(hostname)) return crm.switches.allowLoopbackUrls ? undefined : 'insecure';
  if (PRIVATE.test(hostname) || protocol === 'http:') return 'insecure';
  return hostname.includes('.') ? undefined : 'invalid';
}
