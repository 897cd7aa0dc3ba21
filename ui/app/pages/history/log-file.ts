// Reads the whole filtered log for a file, a page at a time, in the form that the API gives it.

import { type Answer, call } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { type LogFilter, queryOf } from '../../state/log.ts';

export type FileForm = 'csv' | 'json' | 'ndjson';

/** What the API is asked for, and what the file is. */
const types = {
  csv: { asked: 'text/csv', made: 'text/csv' },
  json: { asked: 'application/x-ndjson', made: 'application/json' },
  ndjson: { asked: 'application/x-ndjson', made: 'application/x-ndjson' },
} as const;

const PAGE = 500;

export async function logAsFile(
  filter: LogFilter,
  form: FileForm,
  onProgress: (entries: number) => void,
): Promise<Answer<Blob>> {
  const lines: string[] = [];
  const heads: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: Answer<TextPage> = await call(textPage({ ...filter, cursor }, types[form].asked));
    if (!page.ok) return page;
    const [head = '', ...rest] = page.value.lines;
    if (form === 'csv') heads.push(head);
    lines.push(...(form === 'csv' ? rest : page.value.lines));
    onProgress(lines.length);
    cursor = page.value.next;
  }
  return { ok: true, value: new Blob([written(form, heads[0] ?? '', lines)], { type: types[form].made }) };
}

function written(form: FileForm, head: string, lines: readonly string[]): string {
  if (form === 'csv') return [head, ...lines, ''].join('\r\n');
  return form === 'json' ? `[\n${lines.join(',\n')}\n]\n` : [...lines, ''].join('\n');
}

interface TextPage {
  readonly lines: readonly string[];
  readonly next: string | null;
}

/** A page as lines; the cursor of the next one stands in its Link header. A line break inside a CSV cell is not the end of its row. */
async function textPage(filter: LogFilter, accept: string) {
  const query = { ...queryOf(filter), limit: PAGE };
  const reply = await api.pairs[':pair'].audit.$get({ param: { pair: filter.pair }, query }, { headers: { accept } });
  const link = /<([^>]+)>; rel=next/.exec(reply.headers.get('link') ?? '')?.[1];
  const next = link === undefined ? null : new URL(link, location.origin).searchParams.get('cursor');
  const json = async (): Promise<TextPage> => {
    if (!reply.ok) return (await reply.json()) as never;
    const text = await reply.text();
    return { lines: text.split(accept === 'text/csv' ? '\r\n' : '\n').filter((line) => line !== ''), next };
  };
  return { ok: reply.ok, status: reply.status, json };
}
