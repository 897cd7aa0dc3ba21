// The simulated Zoho: accounts and CRM on one origin. It must refuse what Zoho refuses; what it takes for granted stands in the switches.

import type { Surroundings, Vendor } from '../world.ts';
import { accounts } from './accounts/index.ts';
import { act } from './acts/index.ts';
import { api } from './api.ts';
import { Load } from './limits/load.ts';
import { seed } from './seed.ts';
import { Zoho } from './state.ts';
import { watchDeliveries } from './automation/failures.ts';

export function zoho(surroundings: Surroundings): Vendor {
  const state = new Zoho(surroundings);
  const load = new Load();
  watchDeliveries(state);
  return {
    fetch: async (request, url, base) => {
      state.base = base;
      const { pathname } = url;
      if (pathname.startsWith('/accounts/'))
        return accounts(state, request, url, pathname.slice('/accounts'.length), base);
      return api(state, load, request, url, base);
    },
    seed: (name) => seed(state, name),
    act: (action, input) => act(state, action, input),
    switches: state.switches,
  };
}
