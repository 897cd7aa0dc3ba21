// The simulated Zoho: accounts, CRM and Books on one origin, behind one sign-in. It must refuse what Zoho refuses; what it takes for granted stands in the switches.

import { companyNamed } from '../company.ts';
import type { Surroundings, Vendor } from '../world.ts';
import { accounts } from './accounts/index.ts';
import { act } from './acts/index.ts';
import { api } from './api.ts';
import { Load } from './limits/load.ts';
import { seed } from './seed.ts';
import { Zoho } from './state.ts';
import { joinedSwitches } from '../zoho-books/switches.ts';
import { zohoBooks } from '../zoho-books/index.ts';
import { watchDeliveries } from './automation/failures.ts';

export function zoho(surroundings: Surroundings): Vendor {
  const state = new Zoho(surroundings);
  const load = new Load();
  const books = zohoBooks(state);
  watchDeliveries(state);
  return {
    fetch: async (request, url, base) => {
      state.base = base;
      books.catchUp();
      const { pathname } = url;
      if (pathname.startsWith('/accounts/'))
        return accounts(state, request, url, pathname.slice('/accounts'.length), base);
      if (books.answers(pathname)) return books.fetch(request, url);
      return api(state, load, request, url, base);
    },
    seed: (name) => {
      books.forget();
      books.seed(seed(state, name), companyNamed(name));
    },
    act: (action, input) => (action.startsWith('books.') ? books.act(action, input) : act(state, action, input)),
    switches: joinedSwitches(state.switches, books.switches),
  };
}
