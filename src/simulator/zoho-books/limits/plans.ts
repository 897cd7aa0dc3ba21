// What each plan of Zoho Books allows an organisation: calls a day and at once (Zoho's docs).

export type PlanName = 'free' | 'standard' | 'professional' | 'premium' | 'elite' | 'ultimate';

export interface Plan {
  name: PlanName;
  /** As the list of organisations shows it. */
  label: string;
  callsPerDay: number;
  concurrency: number;
}

const plans: Record<PlanName, Plan> = {
  free: { name: 'free', label: 'FREE', callsPerDay: 1000, concurrency: 5 },
  standard: { name: 'standard', label: 'STANDARD', callsPerDay: 2000, concurrency: 10 },
  professional: { name: 'professional', label: 'PROFESSIONAL', callsPerDay: 5000, concurrency: 10 },
  premium: { name: 'premium', label: 'PREMIUM', callsPerDay: 10_000, concurrency: 10 },
  elite: { name: 'elite', label: 'ELITE', callsPerDay: 10_000, concurrency: 10 },
  ultimate: { name: 'ultimate', label: 'ULTIMATE', callsPerDay: 10_000, concurrency: 10 },
};

export const planNames = Object.keys(plans) as PlanName[];

/** The plan of that name. A RangeError lists the names. */
export function planOf(name: string): Plan {
  if (!Object.hasOwn(plans, name)) throw new RangeError(`no plan ${name}: ${planNames.join(', ')}`);
  return plans[name as PlanName];
}
