// Makes this process travel light: in place of the platform's classes for calls, and of its hashes, those of this folder. `test/simulation/
// light.test.ts` holds them against the platform's own. For histories and whole virtual days; whatever really goes out needs the real ones.

import { LightHeaders } from './headers.ts';
import { LightRequest, LightResponse } from './messages.ts';
import { lightSubtle } from './subtle.ts';

let light = false;

/** A time-out that is kept by virtual time: the platform's own would wait for real seconds, in a timer each. */
const never = new AbortController().signal;

export function travelLight(): void {
  if (light) return;
  light = true;
  const subtle = lightSubtle(crypto.subtle);
  Object.assign(globalThis, { Headers: LightHeaders, Request: LightRequest, Response: LightResponse });
  Object.defineProperty(crypto, 'subtle', { configurable: true, get: () => subtle });
  AbortSignal.timeout = () => never;
}
