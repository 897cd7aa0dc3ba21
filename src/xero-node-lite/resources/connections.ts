// Connections: which organisations a consent reaches. The one resource here that is not the Accounting API's, and needs no tenant id.

import type { TimeMs } from '../dates.ts';
import type { Operation } from '../operation.ts';
import { readJson, readNothing, unreadableFailure } from '../reply.ts';
import { buildRequest, segment } from '../request.ts';
import { membersOf, putInShape } from '../shape.ts';
import type { Known } from './common.ts';

export interface Connection {
  /** For `delete`. Not the tenant id. */
  id: string;
  /** For `tenantId` of the client; an organisation's `OrganisationID`. */
  tenantId: string;
  /** Show and use ORGANISATION only: practices have no accounts. */
  tenantType?: Known<'ORGANISATION' | 'PRACTICE' | 'PRACTICEMANAGER'>;
  tenantName?: string;
  /** The same in the access token's claims: connections made in one consent share it. */
  authEventId?: string;
  createdDateUtc?: TimeMs;
  /** Later than created: it was disconnected and connected again. */
  updatedDateUtc?: TimeMs;
}

const shape = { id: 'id', times: ['createdDateUtc', 'updatedDateUtc'] };

const list: Operation<[query?: { authEventId?: string }], readonly Connection[]> = {
  endpoint: 'GET /connections',
  scopes: [],
  request: (from, { authEventId } = {}) =>
    buildRequest(from, { method: 'GET', path: '/connections', query: { authEventId } }),
  process: async (response, text) => {
    const read = await readJson(response, text);
    if (!read.ok) return read;
    if (!Array.isArray(read.value)) return unreadableFailure(response, 'shape', read.limits);
    const found = membersOf(read.value).map((members) => putInShape(shape, members) as Partial<Connection>);
    if (!found.every(isConnection)) return unreadableFailure(response, 'shape', read.limits);
    return { ok: true, value: found, limits: read.limits };
  },
};

/** Ends one connection, for every user of the app; the consent's others stay. */
const remove: Operation<[connectionId: string], undefined> = {
  endpoint: 'DELETE /connections/{id}',
  scopes: [],
  request: (from, connectionId) =>
    buildRequest(from, { method: 'DELETE', path: `/connections/${segment(connectionId)}` }),
  process: readNothing,
};

function isConnection(found: Partial<Connection>): found is Connection {
  return typeof found.id === 'string' && typeof found.tenantId === 'string';
}

export const connections = { list, delete: remove };
