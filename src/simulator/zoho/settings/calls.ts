// The organisation's own settings by API: who it is, its users, profiles and roles.

import { type Call, isDenied, wholeNumber } from '../call.ts';
import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';
import { empty, invalidData, noPermission, ok, refuse, type Reply } from '../reply.ts';
import type { User } from '../state.ts';
import { inZone } from '../time.ts';
import { nameOfCurrency, symbolOf } from './currencies.ts';
import { profilesOf, rolesOf } from './people.ts';

export function readOrg({ crm, caller }: Call): Reply {
  const { org, edition } = crm;
  const users = crm.users();
  const shown = {
    id: org.id,
    zgid: org.id,
    company_name: org.name,
    alias: null,
    country: org.countryCode,
    country_code: org.countryCode,
    currency: `${nameOfCurrency(org.currency)} - ${org.currency}`,
    iso_code: org.currency,
    currency_symbol: symbolOf(org.currency),
    mc_status: org.multiCurrency,
    time_zone: org.timeZone,
    primary_email: users[0]?.email ?? null,
    primary_zuid: users[0]?.zuid ?? null,
    type: 'production',
    domain_name: `org${org.id}`,
    created_time: inZone(org.createdAt, caller.user.timeZone),
    license_details: {
      paid: edition.name !== 'free',
      paid_type: edition.name,
      users_license_purchased: users.length,
      trial_expiry: null,
      paid_expiry: null,
    },
    hierarchy_preferences: { type: 'role_hierarchy' },
  };
  return ok({ org: [shown] });
}

type Chooses = (crm: Crm, user: User, reader: User) => boolean;

const isActive: Chooses = (_crm, user) => user.status === 'active';
const isAdmin: Chooses = (crm, user) =>
  profilesOf(crm).some(({ id, administrator }) => administrator && id === user.profileId);
const userTypes: Record<string, Chooses> = {
  AllUsers: () => true,
  ActiveUsers: isActive,
  ActiveConfirmedUsers: isActive,
  ConfirmedUsers: () => true,
  DeactiveUsers: (_crm, user) => user.status !== 'active',
  NotConfirmedUsers: () => false,
  DeletedUsers: () => false,
  AdminUsers: isAdmin,
  ActiveConfirmedAdmins: (crm, user, reader) => isActive(crm, user, reader) && isAdmin(crm, user, reader),
  CurrentUser: (_crm, user, reader) => user.id === reader.id,
};

export function listUsers(call: Call): Reply {
  const { crm, caller, query } = call;
  if (isDenied(crm, 'users')) return refuse(403, noPermission('Crm_Implied_View_Users'));
  const type = query.get('type') ?? 'AllUsers';
  const chooses = Object.hasOwn(userTypes, type) ? userTypes[type] : undefined;
  if (!chooses) return refuse(400, invalidData({ param_name: 'type' }));
  const perPage = wholeNumber(query.get('per_page'), 200, 1, 200);
  const page = wholeNumber(query.get('page'), 1, 1, 10_000);
  if (perPage === undefined || page === undefined)
    return refuse(400, invalidData({ param_name: perPage ? 'page' : 'per_page' }));
  const chosen = crm.users().filter((user) => chooses(crm, user, caller.user));
  const shown = chosen.slice((page - 1) * perPage, page * perPage);
  if (!shown.length) return empty();
  const users = shown.map((user) => renderUserInFull(crm, user, caller.user.timeZone));
  return ok({
    users,
    info: { per_page: perPage, count: users.length, page, more_records: chosen.length > page * perPage },
  });
}

export function readUser({ crm, caller, params }: Call): Reply {
  const user = crm.user(params.id ?? '');
  return user ? ok({ users: [renderUserInFull(crm, user, caller.user.timeZone)] }) : empty();
}

export function listProfiles({ crm }: Call): Reply {
  const profiles = profilesOf(crm).map(({ id, name, administrator }) => ({
    id,
    name,
    display_label: name,
    custom: false,
    default: administrator,
    type: 'normal_profile',
  }));
  return ok({ profiles });
}

export function listRoles({ crm }: Call): Reply {
  const roles = rolesOf(crm).map(({ id, name }, index) => ({ id, name, display_label: name, admin_user: index === 0 }));
  return ok({ roles });
}

function renderUserInFull(crm: Crm, user: User, zone: string): Json {
  const profile = profilesOf(crm).find(({ id }) => id === user.profileId);
  const role = rolesOf(crm).find(({ id }) => id === user.roleId);
  return {
    id: user.id,
    zuid: user.zuid,
    first_name: user.firstName,
    last_name: user.lastName,
    full_name: `${user.firstName} ${user.lastName}`.trim(),
    email: user.email,
    status: user.status,
    confirm: true,
    profile: profile ? { id: profile.id, name: profile.name } : null,
    role: role ? { id: role.id, name: role.name } : null,
    time_zone: user.timeZone,
    language: 'en_US',
    locale: 'en_GB',
    country: crm.org.countryCode,
    country_locale: 'en_GB',
    category: 'regular_user',
    created_time: inZone(user.createdAt, zone),
    $current_shift: null,
  };
}
