// Signing in and out, and what a person may set for themselves.

import * as z from 'zod';
import { type Who } from '../context.ts';
import { ApiError } from '../errors.ts';
import { apiPart, route } from '../route.ts';
import { rememberOrigin } from '../origin.ts';
import { chooseLanguage, closeSession, isAdminToken, openSession, speakUsually } from '../session.ts';
import { doneShape } from './shapes.ts';

const language = z.enum(['en', 'fr', 'de']).nullable();
const me = z.object({ by: z.enum(['session', 'bearer']), role: z.literal('admin'), language });

const signIn = route(
  { method: 'post', path: '/session', summary: 'Sign in with the admin token' },
  { body: z.object({ token: z.string().min(1).max(4096) }), reply: me, errors: ['session.refused'] },
);
const signOut = route({ method: 'delete', path: '/session', summary: 'Sign out' }, { reply: doneShape });
const read = route({ method: 'get', path: '/me', summary: 'Who is signed in' }, { reply: me });
const change = route(
  {
    method: 'patch',
    path: '/me',
    summary: 'Set the language',
    description:
      'Null takes the choice back: then the language of the user who connected the CRM holds, else the browser’s.',
  },
  { body: z.object({ language }), reply: me },
);

function toMe({ by, language: chosen }: Who): z.infer<typeof me> {
  return { by, role: 'admin', language: language.catch(null).parse(chosen) };
}

/** Open to everybody: this is the door. */
export const door = apiPart().openapi(signIn, async (c) => {
  const { token } = c.req.valid('json');
  if (!(await isAdminToken(c.var.house, token))) throw new ApiError('session.refused');
  const session = await openSession(c);
  const language = await speakUsually({ house: c.var.house, session });
  await rememberOrigin(c);
  return c.json(toMe({ by: 'session', session, language }), 200);
});

export const session = apiPart()
  .openapi(signOut, async (c) => {
    await closeSession(c);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(read, (c) => c.json(toMe(c.var.who), 200))
  .openapi(change, async (c) => {
    const { who, house } = c.var;
    const chosen = await chooseLanguage({ house, session: who.session }, c.req.valid('json').language);
    return c.json(toMe({ ...who, language: chosen }), 200);
  });
