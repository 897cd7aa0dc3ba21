// The options of a tracking category: made, renamed, archived, and deleted while unused. Messages are (unverified).

import type { Call, Work } from '../call.ts';
import type { Route } from '../route.ts';
import { enveloped, notFound, refused, type Reply } from '../wire/reply.ts';
import { isGuid, NO_GUID } from '../wire/text.ts';
import { type Bound, guid, text } from '../write/shape.ts';
import { trouble } from '../write/trouble.ts';
import { type Applied, type Mode, write, type Writing } from '../write/write.ts';
import { categoryIn, isTracked, showOption, type TrackingCategory, type TrackingOption } from './tracking.ts';

const SCOPES = ['accounting.settings'];

const shape = { TrackingOptionID: guid, Name: text(100), Status: text() } as const;

export const optionRoutes: Route[] = [
  { path: ['TrackingCategories', ':id', 'Options'], scopes: SCOPES, put: create },
  { path: ['TrackingCategories', ':id', 'Options', ':option'], scopes: SCOPES, post: update, delete: remove },
];

function writing(categoryId: string): Writing<typeof shape> {
  return {
    root: 'Options',
    shape,
    id: 'TrackingOptionID',
    apply: (work, element, mode) => apply(work, categoryId, element, mode),
  };
}

function create(call: Call): Reply {
  const category = categoryIn(call);
  return category ? write(call, writing(category.id), 'create') : notFound();
}

function optionIn(call: Call): { category: TrackingCategory; option: TrackingOption } | undefined {
  const category = categoryIn(call);
  const id = call.path[3] ?? '';
  const option = isGuid(id) && category?.options.find(({ TrackingOptionID }) => TrackingOptionID === id.toLowerCase());
  return category && option && option.Status !== 'DELETED' ? { category, option } : undefined;
}

function update(call: Call): Reply {
  const found = optionIn(call);
  return found ? write(call, writing(found.category.id), 'update', found.option.TrackingOptionID) : notFound();
}

function remove(call: Call): Reply {
  const found = optionIn(call);
  if (!found) return notFound();
  const { category, option } = found;
  if (isTracked(call, category.id, option.TrackingOptionID)) {
    const element = { ValidationErrors: [{ Message: 'The tracking option is in use and cannot be deleted.' }] };
    return refused(call, 10, 'A validation exception occurred', [element]);
  }
  const deleted = saveOption(call, category, { ...option, Status: 'DELETED' });
  call.books.commit();
  return enveloped(call, 'Options', [showOption(deleted)]);
}

function apply(work: Work, categoryId: string, element: Bound<typeof shape>, mode: Mode): Applied {
  const category = work.books.trackingCategories.get(categoryId);
  if (!category) return 'missing';
  const before =
    mode === 'update' ? category.options.find((one) => one.TrackingOptionID === element.TrackingOptionID) : undefined;
  const Name = element.Name ?? before?.Name ?? '';
  const Status =
    element.Status === 'ARCHIVED' ? 'ARCHIVED' : element.Status === 'ACTIVE' ? 'ACTIVE' : (before?.Status ?? 'ACTIVE');
  const clash = category.options.some(
    (one) => one !== before && one.Status !== 'DELETED' && one.Name.toLowerCase() === Name.toLowerCase(),
  );
  const wrong =
    Name === '' || Name.length > 100 ? 'The option name is not valid.' : clash ? 'The option name must be unique.' : '';
  if (wrong)
    return { refused: [trouble(wrong)], echo: { ...element, TrackingOptionID: before?.TrackingOptionID ?? NO_GUID } };
  const TrackingOptionID = before?.TrackingOptionID ?? work.xero.guid();
  const saved = saveOption(work, category, { TrackingOptionID, Name, Status });
  return { done: () => showOption(saved) };
}

function saveOption({ books }: Work, category: TrackingCategory, option: TrackingOption): TrackingOption {
  const known = category.options.some(({ TrackingOptionID }) => TrackingOptionID === option.TrackingOptionID);
  const options = known
    ? category.options.map((one) => (one.TrackingOptionID === option.TrackingOptionID ? option : one))
    : [...category.options, option];
  books.trackingCategories.set({ ...category, options, updatedAt: books.now() });
  return option;
}
