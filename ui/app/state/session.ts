// Who is signed in, and what stands in the way of asking. The token itself is never kept here: the browser has a cookie.

import { signal } from '@preact/signals';
import { type Answer, call, type Problem, whenSignedOut } from '../api/answer.ts';
import { api, type Me } from '../api/client.ts';
import { speak } from '../i18n/messages.ts';

export type Session =
  | { readonly is: 'unknown' }
  | { readonly is: 'in'; readonly me: Me }
  | { readonly is: 'out' }
  /** Ledgerline itself can't serve: not configured, or not reached. */
  | { readonly is: 'blocked'; readonly problem: Problem };

export const session = signal<Session>({ is: 'unknown' });

whenSignedOut(() => {
  session.value = { is: 'out' };
});

/** Asks who is signed in, and speaks their language. */
export async function recognise(): Promise<void> {
  await take(await call(api.me.$get()));
}

/** Signs in. What stands in the way is returned, and shown by the form. */
export async function signIn(token: string): Promise<Problem | null> {
  const answer = await call(api.session.$post({ json: { token } }));
  if (!answer.ok) return answer.problem;
  await take(answer);
  return null;
}

export async function signOut(): Promise<void> {
  await call(api.session.$delete());
  // Nothing of what was shown stays in memory.
  location.assign('/');
}

async function take(answer: Answer<Me>): Promise<void> {
  await speak(answer.ok ? answer.value.language : null);
  const wanted = new URLSearchParams(location.search).get('then');
  // Whoever came for a file of ours gets it once they are known.
  if (answer.ok && wanted?.startsWith('/api/pairs/')) location.replace(wanted);
  if (answer.ok) session.value = { is: 'in', me: answer.value };
  else session.value = answer.problem.status === 401 ? { is: 'out' } : { is: 'blocked', problem: answer.problem };
}
