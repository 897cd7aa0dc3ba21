// Tracking categories and their options: at most two active categories an organisation.

import { type Collection, get, list } from '../collection.ts';
import { scopesOf } from '../oauth/scopes.ts';
import type { Filtered, ListQuery } from '../query.ts';
import { segment, type WriteOptions } from '../request.ts';
import { pathOf, writeOne } from '../writes.ts';
import type { Known } from './common.ts';

type Status = Known<'ACTIVE' | 'ARCHIVED' | 'DELETED'>;

export interface TrackingOption {
  TrackingOptionID: string;
  Name?: string;
  Status?: Status;
}

export interface TrackingCategory {
  TrackingCategoryID: string;
  Name?: string;
  Status?: Status;
  Options: readonly TrackingOption[];
}

/** A new name, or ARCHIVED. */
export interface TrackingPatch {
  Name?: string;
  Status?: 'ACTIVE' | 'ARCHIVED';
}

/** Archived ones come only when asked for. */
export type TrackingCategoryQuery = Filtered & Pick<ListQuery, 'includeArchived'>;

const optionShape = { id: 'TrackingOptionID' };

const of: Collection<TrackingCategory> = {
  path: 'TrackingCategories',
  id: 'TrackingCategoryID',
  scopes: scopesOf('settings'),
  shape: { id: 'TrackingCategoryID', lists: { Options: optionShape } },
};

const options: Collection<TrackingOption> = {
  path: 'Options',
  id: 'TrackingOptionID',
  scopes: of.scopes,
  shape: optionShape,
};

const category = '/TrackingCategories/{TrackingCategoryID}';
const option = `${category}/Options/{TrackingOptionID}`;

export const trackingCategories = {
  list: list<TrackingCategory, TrackingCategoryQuery>(of),
  get: get(of),
  create: writeOne(of, {
    method: 'PUT',
    endpoint: '/TrackingCategories',
    send: (name: string, chosen?: WriteOptions) => ({
      path: '/TrackingCategories',
      body: { Name: name },
      options: chosen,
    }),
  }),
  update: writeOne(of, {
    method: 'POST',
    endpoint: category,
    send: (id: string, patch: TrackingPatch, chosen?: WriteOptions) => ({
      path: pathOf(of, id),
      body: patch,
      options: chosen,
    }),
  }),
  /** Only where nothing uses it. */
  delete: writeOne(of, { method: 'DELETE', endpoint: category, send: (id: string) => ({ path: pathOf(of, id) }) }),
  addOption: writeOne(options, {
    method: 'PUT',
    endpoint: `${category}/Options`,
    send: (id: string, name: string, chosen?: WriteOptions) => ({
      path: pathOf(of, id, '/Options'),
      body: { Name: name },
      options: chosen,
    }),
  }),
  updateOption: writeOne(options, {
    method: 'POST',
    endpoint: option,
    send: (id: string, optionId: string, patch: TrackingPatch, chosen?: WriteOptions) => ({
      path: optionPath(id, optionId),
      body: patch,
      options: chosen,
    }),
  }),
  /** Only where nothing uses it. */
  deleteOption: writeOne(options, {
    method: 'DELETE',
    endpoint: option,
    send: (id: string, optionId: string) => ({ path: optionPath(id, optionId) }),
  }),
};

function optionPath(id: string, optionId: string): string {
  return pathOf(of, id, `/Options/${segment(optionId)}`);
}
