// The frame of the people's pages: one style, light and dark, readable on a small screen, and no script.

import { escapeHtml } from '../zoho/html.ts';

const style = `
:root { color-scheme: light dark; --ground: #f4f6f7; --card: #fff; --line: #d8dee3; --ink: #1d2730; --soft: #5a6873; --accent: #0b6e5f; --on: #fff; --warn: #a3341f; --good: #1c6b3a; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181b; --card: #1d2327; --line: #37414a; --ink: #e7ecef; --soft: #9fb0bb; --accent: #4cc2ad; --on: #06221d; --warn: #f0907c; --good: #7fd3a0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); } a:focus-visible, button:focus-visible, :is(input, select, textarea):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding: .75rem 1rem; background: var(--card); border-bottom: 1px solid var(--line); }
header a { font-weight: 600; text-decoration: none; } header span { color: var(--soft); font-size: .875rem; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { margin: .25rem 0 1rem; font-size: 1.4rem; overflow-wrap: anywhere; } h2 { margin: 0 0 .5rem; font-size: 1.1rem; }
p { margin: 0 0 1rem; } small, .soft { color: var(--soft); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; }
.card ul { list-style: none; margin: 0; padding: 0; } .card li { display: flex; justify-content: space-between; padding: .4rem 0; border-top: 1px solid var(--line); }
.bar { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin-bottom: 1rem; } .bar form { display: flex; flex: 1 1 14rem; gap: .5rem; }
.wide { overflow-x: auto; padding: 0; } table { width: 100%; min-width: 34rem; border-collapse: collapse; }
th, td { padding: .55rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); } th { font-size: .8125rem; color: var(--soft); } td { overflow-wrap: anywhere; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); gap: .75rem 1rem; }
label { display: block; font-size: .875rem; font-weight: 600; } label small { font-weight: 400; }
:is(input, select, textarea) { width: 100%; margin-top: .2rem; padding: .45rem .55rem; font: inherit; font-weight: 400; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; }
input[type=checkbox] { width: auto; margin-right: .4rem; } textarea { min-height: 4.5rem; }
button, .button { display: inline-block; padding: .5rem .9rem; font: inherit; font-weight: 600; color: inherit; background: none; border: 1px solid var(--line); border-radius: 6px; text-decoration: none; cursor: pointer; }
.main { color: var(--on); background: var(--accent); border-color: var(--accent); } .danger { color: var(--warn); }
fieldset { margin: 1rem 0 0; padding: .75rem; border: 1px solid var(--line); border-radius: 8px; } legend { font-weight: 600; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr)); gap: .5rem; padding: .5rem 0; border-top: 1px solid var(--line); }
pre { overflow-x: auto; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: 1rem; }
[role=status], [role=alert] { margin: 0 0 1rem; padding: .6rem .8rem; border-radius: 8px; border: 1px solid currentcolor; } [role=status] { color: var(--good); } [role=alert] { color: var(--warn); overflow-wrap: anywhere; }`;

export function page(title: string, body: string, status = 200): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<header><a href="/">Simulated vendors</a><span>Zoho and Xero, made up for trying things out</span></header><main>${body}</main></body></html>`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html;charset=UTF-8', 'cache-control': 'no-store' },
  });
}

export function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}

/** `2026-11-20 10:30` of a time, as near as a reader needs it. */
export function shortTime(time: unknown): string {
  return String(time ?? '')
    .slice(0, 16)
    .replace('T', ' ');
}

/** What the page says on top after something was done, by the address's `said`, or what went wrong. */
export function notices(url: URL, complaint?: string): string {
  const said = url.searchParams.get('said');
  const good = said === null ? '' : `<p role="status">${escapeHtml(said)}</p>`;
  return complaint === undefined ? good : `<p role="alert">${escapeHtml(complaint)}</p>`;
}

export interface Column {
  title: string;
  /** What a row shows here. */
  of: (row: Record<string, unknown>) => unknown;
}

/** A table whose first column links to the record. */
export function table(
  columns: readonly Column[],
  rows: readonly Record<string, unknown>[],
  link: (row: Record<string, unknown>) => string,
): string {
  if (!rows.length) return '<p class="card">Nothing here.</p>';
  const head = columns.map(({ title }) => `<th scope="col">${escapeHtml(title)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = columns.map(({ of }, index) => {
      const text = escapeHtml(of(row)) || '–';
      return `<td>${index === 0 ? `<a href="${escapeHtml(link(row))}">${text}</a>` : text}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<div class="card wide"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

export function searchBar(url: URL, create?: string): string {
  const wanted = escapeHtml(url.searchParams.get('search') ?? '');
  const button = create ? `<a class="button main" href="${escapeHtml(create)}">New</a>` : '';
  return `<div class="bar"><form method="get" role="search"><input type="search" name="search" value="${wanted}" aria-label="Search" placeholder="Search"><button>Search</button></form>${button}</div>`;
}

export interface Choice {
  value: string;
  label: string;
}

export interface Control {
  /** Name of the field, which the form sends back. */
  name: string;
  label: string;
  value: string;
  type: 'text' | 'area' | 'choice' | 'flag' | 'date' | 'datetime-local' | 'number';
  choices?: readonly Choice[];
  required?: boolean;
}

/** A field of a form. Its present value goes along, so that only what a person changed is saved. `typed` is shown instead. */
export function control(it: Control, typed = it.value): string {
  const name = escapeHtml(it.name);
  const required = it.required ? ' required' : '';
  const was = `<input type="hidden" name="was:${name}" value="${escapeHtml(it.value)}">`;
  const label = `${escapeHtml(it.label)}${it.required ? ' <small>(required)</small>' : ''}`;
  if (it.type === 'flag') {
    const checked = typed === 'true' ? ' checked' : '';
    return `<label>${was}<input type="hidden" name="${name}" value="false"><input type="checkbox" name="${name}" value="true"${checked}>${label}</label>`;
  }
  return `<label>${was}${label}${input(it, name, typed, required)}</label>`;
}

function input({ type, choices = [] }: Control, name: string, value: string, required: string): string {
  if (type === 'area') return `<textarea name="${name}"${required}>${escapeHtml(value)}</textarea>`;
  if (type === 'choice') return `<select name="${name}"${required}>${options(choices, value)}</select>`;
  const step = type === 'number' ? ' step="any"' : '';
  return `<input type="${type}" name="${name}" value="${escapeHtml(value)}"${step}${required}>`;
}

/** The options of a list, with an empty one first and the present value even where it is not among them. */
export function options(choices: readonly Choice[], value: string): string {
  const known = !value || choices.some((choice) => choice.value === value);
  const all = [{ value: '', label: '' }, ...(known ? [] : [{ value, label: value }]), ...choices];
  return all
    .map((choice) => {
      const selected = choice.value === value ? ' selected' : '';
      return `<option value="${escapeHtml(choice.value)}"${selected}>${escapeHtml(choice.label)}</option>`;
    })
    .join('');
}

/** The fields of a sent form whose value is no longer what it was. */
export function changedIn(form: URLSearchParams): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const name of new Set(form.keys())) {
    const was = form.get(`was:${name}`);
    const now = form.getAll(name).at(-1) ?? '';
    // A browser sends line ends as CRLF.
    if (was !== null && plain(was) !== plain(now)) changed[name] = plain(now);
  }
  return changed;
}

function plain(text: string): string {
  return text.replace(/\r\n/g, '\n');
}
