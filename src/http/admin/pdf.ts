// The PDF of a document, handed on from the system that makes it: whoever is signed in here needs no login there.

import * as z from 'zod';
import { type House, keepConnection } from '../../compose.ts';
import { type KindName, kindNames, otherSide, type Side, sides } from '../../core/record.ts';
import { connectionStore } from '../../db/connections.ts';
import { lists } from '../../db/lists/index.ts';
import { type Pair, pairStore } from '../../db/pairs.ts';
import { pdfFrom } from '../../systems/index.ts';
import { bareId } from '../context.ts';
import { ApiError, vendorErrors, vendorFailed } from '../errors.ts';
import { apiPart, fileRoute } from '../route.ts';
import { recordIds } from './bare-ids.ts';
import { knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';

const read = fileRoute(
  {
    method: 'get',
    path: '/pairs/{pair}/records/{kind}/{side}/{id}/pdf',
    summary: 'The PDF of a document',
    description:
      'Made anew each time by the system that holds the document; of one in the CRM it is that of its counterpart.',
  },
  {
    params: pairParams.extend({ kind: z.enum(kindNames), side: z.enum(sides), id: z.string().max(100) }),
    media: 'application/pdf',
    errors: ['connection.unknown', 'pdf.none', ...vendorErrors],
  },
);

/** The linked record on the other side, where the one that was named is on a side that makes no PDF. */
async function partnerOf(house: House, pair: Pair, kind: KindName, side: Side, id: string) {
  const { settings } = await pairStore({ db: house.db, now: () => house.world.now() }).settings(pair.id);
  const [named = ''] = recordIds(settings, kind, side, [id]);
  const query = { limit: 1, after: null, kind, state: null, search: null, id: named };
  const [record] = (await lists({ db: house.db, now: () => house.world.now() }).records(pair.id, query)).items;
  const other = side === 'crm' ? record?.accountingId : record?.crmId;
  return other ? { side: otherSide(side), id: bareId(other) } : null;
}

export const pdfs = apiPart().openapi(read, async (c) => {
  const { house } = c.var;
  const { pair: name, kind, side, id } = c.req.valid('param');
  const pair = await knownPair(house, name);
  const connections = connectionStore({ db: house.db, now: () => house.world.now() });
  const own = await connections.find(pair[side]);
  if (!own || own.state === 'disconnected') throw new ApiError('connection.unknown');
  const partner = pdfFrom(own.system) ? null : await partnerOf(house, pair, kind, side, id);
  const connection = partner === null ? own : await connections.find(pair[partner.side]);
  if (!connection || connection.state === 'disconnected') throw new ApiError('connection.unknown');
  const get = pdfFrom(connection.system);
  const got = await keepConnection(house, connection, 'person', async (kept) => {
    const asked = get?.(kept, kind, partner?.id ?? id);
    if (!asked) throw new ApiError('pdf.none');
    return asked;
  });
  if (!got.ok) throw got.problem.code === 'record.missing' ? new ApiError('pdf.none') : vendorFailed(got.problem);
  return c.body(got.value, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${kind}-${id.replace(/[^\w-]/g, '')}.pdf"`,
  });
});
