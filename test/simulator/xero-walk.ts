// Walking through the simulated Xero step by step, and remembering every call.

import type { Answer, Parsed, XeroWorld } from './xero-world.ts';

export interface Step {
  method: string;
  path: string;
  body?: unknown;
  answer: Answer;
}

export class Walk {
  readonly steps: Step[] = [];
  readonly #world: XeroWorld;
  contact = '';
  invoice = '';

  constructor(world: XeroWorld) {
    this.#world = world;
  }

  async go(method: string, path: string, body?: unknown): Promise<Parsed> {
    this.#world.clock.time += 1000;
    const answer = await this.#world.call(method, path, body);
    this.steps.push({ method, path: `/${path}`, answer, ...(body !== undefined && { body }) });
    return answer.json;
  }
}
