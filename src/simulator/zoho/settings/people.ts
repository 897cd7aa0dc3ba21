// Profiles and roles of an organisation's users. Two of each, as in a new organisation.

import type { Crm } from '../crm.ts';

export interface Profile {
  id: string;
  name: string;
  /** May change settings. */
  administrator: boolean;
}

export interface Role {
  id: string;
  name: string;
}

export function profilesOf(crm: Crm): Profile[] {
  return crm.collection<Profile>('profiles').values();
}

export function rolesOf(crm: Crm): Role[] {
  return crm.collection<Role>('roles').values();
}

export function seedPeople(crm: Crm): { administrator: Profile; role: Role } {
  const profiles = crm.collection<Profile>('profiles');
  const roles = crm.collection<Role>('roles');
  const [administrator, standard] = [
    { id: crm.newId(), name: 'Administrator', administrator: true },
    { id: crm.newId(), name: 'Standard', administrator: false },
  ];
  const [role, manager] = [
    { id: crm.newId(), name: 'CEO' },
    { id: crm.newId(), name: 'Manager' },
  ];
  for (const profile of [administrator, standard]) profiles.set(profile.id, profile);
  for (const one of [role, manager]) roles.set(one.id, one);
  return { administrator, role };
}
