// The tracking of a line: finding what a request names, and showing it, with or without the option's id.

import type { Work } from '../call.ts';
import type { Json } from '../wire/reply.ts';
import { type Trouble, trouble } from '../write/trouble.ts';
import type { LineTracking } from './document.ts';
import type { LineElement } from './shape.ts';

const MOST = 2;

/** Messages are (unverified). */
export function readTracking(
  { books, xero }: Work,
  sent: NonNullable<LineElement['Tracking']>,
  at: string,
): { tracking: LineTracking[]; troubles: Trouble[] } {
  const tracking: LineTracking[] = [];
  const troubles: Trouble[] = [];
  const categories = books.trackingCategories.all().filter(({ Status }) => Status === 'ACTIVE');
  for (const { TrackingCategoryID, TrackingOptionID, Name, Option } of sent) {
    const category = categories.find(
      (one) => one.id === TrackingCategoryID || (!TrackingCategoryID && one.Name === Name),
    );
    const option = category?.options.find(
      (one) =>
        one.Status === 'ACTIVE' &&
        (one.TrackingOptionID === TrackingOptionID || (!TrackingOptionID && one.Name === Option)),
    );
    if (category && option) tracking.push({ categoryId: category.id, optionId: option.TrackingOptionID });
    else if (xero.switches.unknownTracking === 'refuse') {
      troubles.push(trouble('The tracking category or option is not valid or is not active.', at));
    }
  }
  if (tracking.length > MOST || new Set(tracking.map(({ categoryId }) => categoryId)).size < tracking.length) {
    troubles.push(trouble(`A line can have at most ${MOST} tracking categories, each once.`, at));
  }
  return { tracking, troubles };
}

/** In lists the option's id is missing, and an empty list of options is there (seen on the wire). */
export function showTracking({ books }: Work, tracking: readonly LineTracking[], inList: boolean): Json[] {
  return tracking.flatMap(({ categoryId, optionId }) => {
    const category = books.trackingCategories.get(categoryId);
    const option = category?.options.find((one) => one.TrackingOptionID === optionId);
    if (!category || !option) return [];
    const named = { Name: category.Name, Option: option.Name, TrackingCategoryID: category.id };
    return [inList ? { ...named, Options: [] } : { ...named, TrackingOptionID: optionId }];
  });
}
