// A notice: what a person is told who is not looking at the pages, and how it reads as plain text and as a letter.

export interface NoticeLine {
  readonly code: string;
  /** How many issues it stands for. */
  readonly count: number;
  readonly message: string;
  /** The page that it is decided on. */
  readonly url: string;
}

export interface Notice {
  /** One a notice: a receiver that sees it twice can tell. */
  readonly id: string;
  readonly sort: 'issues' | 'daily' | 'test';
  /** Epoch ms. */
  readonly at: number;
  readonly pair: { readonly id: string; readonly name: string };
  readonly subject: string;
  readonly lead: string;
  readonly lines: readonly NoticeLine[];
  /** What stands below the lines, and where it leads. */
  readonly foot: string;
  readonly url: string;
}

export function asText({ lead, lines, foot, url }: Notice): string {
  const parts = lines.map(({ message, url: page }) => `• ${message}\n  ${page}`);
  return [lead, ...parts, `${foot}\n${url}`].join('\n\n');
}

/** A letter that reads well without any style of its own; every word in it is escaped. */
export function asHtml({ lead, lines, foot, url }: Notice): string {
  const items = lines.map(({ message, url: page }) => `<li><a href="${escaped(page)}">${escaped(message)}</a></li>`);
  const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : '';
  return `<p>${escaped(lead)}</p>${list}<p><a href="${escaped(url)}">${escaped(foot)}</a></p>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
