// API credits: what an organisation may spend in 24 rolling hours, and what it has. Kept in steps of five minutes.

import type { Crm } from '../crm.ts';

const STEP_MS = 300_000;
const WINDOW_MS = 24 * 60 * 60 * 1000;

export interface Credits {
  allowed: number;
  used: number;
  remaining: number;
}

export function creditsOf(crm: Crm): Credits {
  const allowed = crm.switches.creditsPerDay ?? editionCredits(crm);
  const used = spentIn(crm);
  return { allowed, used, remaining: Math.max(0, allowed - used) };
}

export function spend(crm: Crm, credits: number): void {
  const steps = crm.collection<number>('credits');
  const step = String(Math.floor(crm.zoho.now() / STEP_MS));
  steps.set(step, (steps.get(step) ?? 0) + credits);
}

function spentIn(crm: Crm): number {
  const steps = crm.collection<number>('credits');
  const oldest = Math.floor((crm.zoho.now() - WINDOW_MS) / STEP_MS);
  let spent = 0;
  for (const [step, credits] of steps.entries()) {
    if (Number(step) <= oldest) steps.delete(step);
    else spent += credits;
  }
  return spent;
}

function editionCredits(crm: Crm): number {
  const { base, perUser, most } = crm.edition.credits;
  const users = crm.users().filter(({ status }) => status === 'active').length;
  return Math.min(most, base + perUser * users);
}
