// Organisations and their users as the API shows them.

import type { Json } from '../../zoho/json.ts';
import type { User } from '../../zoho/state.ts';
import type { Books } from '../books.ts';
import { planNames, planOf } from '../limits/plans.ts';
import { baseCurrency } from '../settings/currency.ts';
import { booksTime } from '../time.ts';
import type { BooksUser } from './organization.ts';

export function showOrganisation(books: Books, user: User, isDefault: boolean): Json {
  const { organisation, switches } = books;
  const plan = planOf(switches.plan ?? organisation.plan);
  const { id, code, symbol, format, precision } = baseCurrency(books);
  return {
    organization_id: organisation.id,
    name: organisation.name,
    contact_name: `${user.firstName} ${user.lastName}`,
    email: user.email,
    is_default_org: isDefault,
    plan_type: planNames.indexOf(plan.name),
    plan_name: plan.label,
    plan_period: 'Monthly',
    language_code: 'en',
    fiscal_year_start_month: 3,
    account_created_date: booksTime(organisation.createdAt, organisation.timeZone).slice(0, 10),
    time_zone: organisation.timeZone,
    date_format: 'dd MMM yyyy',
    country_code: organisation.countryCode,
    is_org_active: true,
    currency_id: id,
    currency_code: code,
    currency_symbol: symbol,
    currency_format: format,
    price_precision: precision,
    user_role: books.users.having('zoho', user.id)[0]?.role ?? 'staff',
  };
}

export function showUser(books: Books, row: BooksUser, reader: User): Json {
  const user = books.finance.zoho.users.get(row.zohoUserId);
  return {
    user_id: row.id,
    name: nameOfUser(books, row.zohoUserId),
    email: user?.email ?? '',
    user_role: row.role,
    status: row.status,
    is_current_user: row.zohoUserId === reader.id,
    user_type: 'zoho',
    created_time: booksTime(row.createdAt, books.organisation.timeZone),
  };
}

export function nameOfUser({ finance }: Books, zohoUserId: string): string {
  const user = finance.zoho.users.get(zohoUserId);
  return user ? `${user.firstName} ${user.lastName}`.trim() : '';
}
