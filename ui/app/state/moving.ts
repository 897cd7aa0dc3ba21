// A pair's settings and links as a file, a page a line: read page by page, and brought in page by page. And the reset.

import { type Answer, call } from '../api/answer.ts';
import { api, type ExportPage, type ResetOrder } from '../api/client.ts';
import { shelf } from './resource.ts';

const ofPair = api.pairs[':pair'];

/** Everything of the pair, as the lines of a file. */
export async function takeOut(pair: string, onProgress: (links: number) => void): Promise<Answer<string>> {
  const lines: string[] = [];
  let cursor: string | undefined = '0';
  let links = 0;
  while (cursor !== undefined) {
    const answer: Answer<{ page: ExportPage; next?: string | undefined }> = await call(
      ofPair.export.$get({ param: { pair }, query: { cursor } }),
    );
    if (!answer.ok) return answer;
    const { page, next }: { page: ExportPage; next?: string | undefined } = answer.value;
    lines.push(`${JSON.stringify(page)}\n`);
    links += page.links.length;
    onProgress(links);
    cursor = next;
  }
  return { ok: true, value: lines.join('') };
}

/** The pages of a file; none where it is no file of ours. */
export function pagesIn(text: string): ExportPage[] {
  try {
    const found = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as ExportPage]));
    return found.every(({ ledgerline }) => (ledgerline as string) === 'export') ? found : [];
  } catch {
    return [];
  }
}

export interface How {
  /** Somebody has looked at it, whoever signed it. */
  readonly accept: boolean;
  /** Its settings without its links. */
  readonly onlySettings: boolean;
}

export interface Brought {
  readonly taken: number;
  readonly kept: number;
}

/** Brings a whole file in, page after page. */
export async function bringIn(pair: string, pages: readonly ExportPage[], how: How): Promise<Answer<Brought>> {
  let sum: Brought = { taken: 0, kept: 0 };
  const query = { accept: String(how.accept), ...(how.onlySettings && { only: 'settings' as const }) };
  for (const json of how.onlySettings ? pages.slice(0, 1) : pages) {
    const answer = await call(ofPair.import.$post({ param: { pair }, query, json }));
    if (!answer.ok) return answer;
    const { taken, kept } = answer.value.links;
    sum = { taken: sum.taken + taken, kept: sum.kept + kept };
  }
  return { ok: true, value: sum };
}

const looks = shelf((pair) => call(ofPair.reset.$get({ param: { pair } })));

/** What a reset would forget, and what is to be typed for it. */
export const resetOf = (pair: string) => looks.at(pair);

export function reset(pair: string, json: ResetOrder) {
  return call(ofPair.reset.$post({ param: { pair }, json }));
}
