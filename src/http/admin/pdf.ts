// The PDF of a document, handed on from the system that makes it: whoever is signed in here needs no login there.

import * as z from 'zod';
import { keepConnection } from '../../compose.ts';
import { kindNames, sides } from '../../core/record.ts';
import { connectionStore } from '../../db/connections.ts';
import { pdfFrom } from '../../systems/index.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { apiPart, fileRoute } from '../route.ts';
import { knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';

const read = fileRoute(
  {
    method: 'get',
    path: '/pairs/{pair}/records/{kind}/{side}/{id}/pdf',
    summary: 'The PDF of a document',
    description: 'Made anew each time by the system that holds the document.',
  },
  {
    params: pairParams.extend({ kind: z.enum(kindNames), side: z.enum(sides), id: z.string().max(100) }),
    media: 'application/pdf',
    errors: ['connection.unknown', 'pdf.none', ...vendorErrors],
  },
);

export const pdfs = apiPart().openapi(read, async (c) => {
  const { house } = c.var;
  const { pair: name, kind, side, id } = c.req.valid('param');
  const pair = await knownPair(house, name);
  const connection = await connectionStore({ db: house.db, now: () => house.world.now() }).find(pair[side]);
  if (!connection || connection.state === 'disconnected') throw new ApiError('connection.unknown');
  const get = pdfFrom(connection.system);
  const got = await keepConnection(house, connection, 'person', async (kept) => {
    const asked = get?.(kept, kind, id);
    if (!asked) throw new ApiError('pdf.none');
    return asked;
  });
  if (!got.ok) throw got.problem.code === 'record.missing' ? new ApiError('pdf.none') : vendorFailed(got.problem);
  return c.body(got.value, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${kind}-${id.replace(/[^\w-]/g, '')}.pdf"`,
  });
});
