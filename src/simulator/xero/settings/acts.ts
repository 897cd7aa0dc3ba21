// What a person does in an organisation's settings: accounts archived or brought back, tax rates made and deleted, tracking changed.

import { type Acts, booksOf, type Input, type Stage } from '../acts/input.ts';
import { personWrites } from '../acts/person.ts';
import type { Json } from '../wire/reply.ts';
import { folded } from '../wire/text.ts';
import { type Account, showAccount } from './account.ts';
import { accountWriting } from './account-write.ts';
import { showTaxRate, taxRateWriting } from './tax-rates.ts';
import { showTrackingCategory, type TrackingStatus } from './tracking.ts';
import { trackingWriting } from './tracking-categories.ts';

export const settingsActs: Acts = {
  'account.create': (stage, input) => personWrites(stage, input, accountWriting, 'create'),
  'account.archive': (stage, input) => setAccount(stage, input, 'ARCHIVED'),
  'account.restore': (stage, input) => setAccount(stage, input, 'ACTIVE'),
  'taxrate.create': (stage, input) => personWrites(stage, input, taxRateWriting, 'create'),
  'taxrate.delete': deleteTaxRate,
  'taxrate.rename': renameTaxRate,
  'tracking.create': (stage, input) => personWrites(stage, input, trackingWriting, 'create'),
  'tracking.option': setOption,
};

/** In Xero's pages a system account can't be archived either. */
function setAccount(stage: Stage, input: Input, Status: Account['Status']): Json {
  const books = booksOf(stage, input);
  const [account] = books.accounts.having('code', input.text('code'));
  if (!account) throw new RangeError(`no account ${input.text('code')}`);
  if (account.SystemAccount) throw new RangeError('Cannot archive System accounts');
  const saved = books.accounts.set({ ...account, Status, updatedAt: books.now() });
  books.commit();
  return showAccount(saved);
}

/** By its code; a person may delete what the API may not. */
function deleteTaxRate(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const rate = books.taxRates.get(input.text('taxType'));
  if (!rate) throw new RangeError(`no tax rate ${input.text('taxType')}`);
  const saved = books.taxRates.set({ ...rate, Status: 'DELETED', updatedAt: books.now() });
  books.commit();
  return showTaxRate(saved);
}

function renameTaxRate(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const rate = books.taxRates.get(input.text('taxType'));
  if (!rate) throw new RangeError(`no tax rate ${input.text('taxType')}`);
  const saved = books.taxRates.set({ ...rate, Name: input.text('name'), updatedAt: books.now() });
  books.commit();
  return showTaxRate(saved);
}

/** Adds an option to a category, or sets the status of one: `{category, option, status?}`. */
function setOption(stage: Stage, input: Input): Json {
  const books = booksOf(stage, input);
  const [category] = books.trackingCategories.having('name', folded(input.text('category')));
  if (!category) throw new RangeError(`no tracking category ${input.text('category')}`);
  const Name = input.text('option');
  const Status = (input.optional('status') ?? 'ACTIVE') as TrackingStatus;
  const known = category.options.find((option) => option.Name === Name);
  const option = { TrackingOptionID: known?.TrackingOptionID ?? stage.xero.guid(), Name, Status };
  const options = known ? category.options.map((one) => (one === known ? option : one)) : [...category.options, option];
  const saved = books.trackingCategories.set({ ...category, options, updatedAt: books.now() });
  books.commit();
  return showTrackingCategory(saved);
}
