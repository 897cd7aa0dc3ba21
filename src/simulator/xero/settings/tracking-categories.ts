// `/TrackingCategories` and their options: at most two in use and four in all (Xero's docs). Messages are (unverified).

import type { Call, Work } from '../call.ts';
import { byGuid, byText } from '../list/fields.ts';
import { list, type Listing } from '../list/listing.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, refused, type Reply } from '../wire/reply.ts';
import { NO_GUID } from '../wire/text.ts';
import { guid, text } from '../write/shape.ts';
import { trouble } from '../write/trouble.ts';
import { type Applied, type Mode, write, type Writing } from '../write/write.ts';
import { categoryIn, isTracked, showTrackingCategory, type TrackingCategory } from './tracking.ts';
import { optionRoutes } from './tracking-options.ts';

const SCOPES = ['accounting.settings'];
const MOST_ACTIVE = 2;
const MOST = 4;

const shape = { TrackingCategoryID: guid, Name: text(100), Status: text() } as const;

export const trackingWriting: Writing<typeof shape> = {
  root: 'TrackingCategories',
  shape,
  id: 'TrackingCategoryID',
  most: 1,
  apply,
};

export const trackingCategories: Listing<TrackingCategory> = {
  root: 'TrackingCategories',
  type: 'TrackingCategory',
  table: ({ books }) => books.trackingCategories,
  fields: {
    TrackingCategoryID: byGuid(({ id }) => id),
    Name: byText(({ Name }) => Name),
    Status: byText(({ Status }) => Status),
  },
  pages: 'never',
  modifiedSince: false,
  where: true,
  order: true,
  only: ({ query }) => {
    const archived = query.is('includeArchived');
    return ({ Status }) => Status === 'ACTIVE' || (archived && Status === 'ARCHIVED');
  },
  show: (_work, category) => showTrackingCategory(category),
};

export const trackingRoutes: Route[] = [
  {
    path: ['TrackingCategories'],
    scopes: SCOPES,
    get: (call) => list(call, trackingCategories),
    put: (call) => write(call, trackingWriting, 'create'),
  },
  { path: ['TrackingCategories', ':id'], scopes: SCOPES, get: single, post: update, delete: remove },
  ...optionRoutes,
];

function single(call: Call): Reply {
  const category = categoryIn(call);
  return category ? enveloped(call, 'TrackingCategories', [showTrackingCategory(category)]) : notFound();
}

function update(call: Call): Reply {
  const category = categoryIn(call);
  return category ? write(call, trackingWriting, 'update', category.id) : notFound();
}

function remove(call: Call): Reply {
  const category = categoryIn(call);
  if (!category) return notFound();
  if (isTracked(call, category.id)) {
    const element = { ValidationErrors: [{ Message: 'The tracking category is in use and cannot be deleted.' }] };
    return refused(call, 10, 'A validation exception occurred', [element]);
  }
  const deleted = call.books.trackingCategories.set({ ...category, Status: 'DELETED', updatedAt: call.books.now() });
  call.books.commit();
  return enveloped(call, 'TrackingCategories', [showTrackingCategory(deleted)]);
}

function apply(
  work: Work,
  element: { TrackingCategoryID?: string; Name?: string; Status?: string },
  mode: Mode,
): Applied {
  const { books } = work;
  const all = books.trackingCategories.all().filter(({ Status }) => Status !== 'DELETED');
  const before = mode === 'update' ? books.trackingCategories.get(element.TrackingCategoryID ?? '') : undefined;
  const Status =
    element.Status === 'ARCHIVED' ? 'ARCHIVED' : element.Status === 'ACTIVE' ? 'ACTIVE' : (before?.Status ?? 'ACTIVE');
  const others = all.filter(({ id }) => id !== before?.id);
  const active = others.filter((one) => one.Status === 'ACTIVE').length;
  const name = element.Name ?? before?.Name ?? '';
  const wrong =
    name === ''
      ? 'The tracking category name must be specified.'
      : name.length > 100
        ? 'The tracking category name is too long.'
        : others.some((one) => one.Name.toLowerCase() === name.toLowerCase())
          ? 'The tracking category name must be unique.'
          : (Status === 'ACTIVE' && active >= MOST_ACTIVE) || others.length >= MOST
            ? `An organisation can have at most ${MOST_ACTIVE} active tracking categories.`
            : undefined;
  if (wrong !== undefined) {
    return { refused: [trouble(wrong)], echo: { ...element, TrackingCategoryID: before?.id ?? NO_GUID, Options: [] } };
  }
  const fresh = { id: work.xero.guid(), options: [] };
  const saved = books.trackingCategories.set({ ...(before ?? fresh), Name: name, Status, updatedAt: books.now() });
  return { done: () => showTrackingCategory(saved) };
}
