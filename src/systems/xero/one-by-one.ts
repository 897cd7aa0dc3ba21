// Reading where Xero takes one id a call. What is not found is left out; any other trouble ends the reading.

import { done, type Result } from '../../core/problem.ts';

export async function readOneByOne<Element>(
  ids: readonly string[],
  get: (id: string) => Promise<Result<Element>>,
): Promise<Result<readonly Element[]>> {
  const found: Element[] = [];
  for (const id of ids) {
    const one = await get(id);
    if (one.ok) found.push(one.value);
    else if (one.problem.code !== 'request.refused' || one.problem.status !== 404) return one;
  }
  return done(found);
}
