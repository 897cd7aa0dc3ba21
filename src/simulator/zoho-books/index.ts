// The simulated Zoho Books: another product of the same Zoho, behind the same sign-in. It shares nothing with the systems that talk
// to it; what it takes for granted stands in the switches.

import type { Company } from '../company.ts';
import type { Crm } from '../zoho/crm.ts';
import type { Zoho } from '../zoho/state.ts';
import { act } from './acts/index.ts';
import { door, PREFIX } from './door.ts';
import { Finance } from './finance.ts';
import { catchUp } from './link/run.ts';
import { seedBooks } from './seed.ts';
import type { BooksSwitches } from './switches.ts';

export interface ZohoBooks {
  /** Whether a path is one of Books. */
  answers: (pathname: string) => boolean;
  fetch: (request: Request, url: URL) => Promise<Response>;
  /** Opens the company's books beside its CRM organisation, where the company has any. */
  seed: (crm: Crm, company: Company) => void;
  /** Lets Zoho's own link between CRM and Books copy what is due. */
  catchUp: () => void;
  /** Drops what was derived from a shelf that has been emptied. */
  forget: () => void;
  act: (action: string, input: Record<string, unknown>) => unknown;
  switches: BooksSwitches;
}

export function zohoBooks(zoho: Zoho): ZohoBooks {
  const finance = new Finance(zoho);
  return {
    answers: (pathname) => pathname.startsWith(`${PREFIX}/`),
    fetch: (request, url) => door(finance, request, url),
    seed: (crm, company) => seedBooks(finance, crm, company),
    catchUp: () => {
      for (const books of finance.all()) catchUp(books);
    },
    forget: () => finance.forgetDerived(),
    act: (action, input) => act(finance, action, input),
    switches: finance.switches,
  };
}
