// Xero's validation messages and warnings, which sit wherever in an element the trouble is. Gathered, never interpreted.

/** One sentence of Xero about one place. */
export interface ElementMessage {
  message: string;
  /** The object that Xero complained about, from the element down: `''` is the element itself, else as in `LineItems[0].Tracking[1]`. */
  path: string;
}

/** All messages of an element, the outermost first. `warnings` are the ones that Xero accepted the element with. */
export function gatherMessages(element: unknown, kind: 'errors' | 'warnings'): ElementMessage[] {
  const found: ElementMessage[] = [];
  visit(element, '', kind === 'errors' ? 'ValidationErrors' : 'Warnings', found);
  return found;
}

function visit(value: unknown, path: string, listName: string, found: ElementMessage[]): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, `${path}[${index}]`, listName, found));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const members = value as Record<string, unknown>;
  for (const entry of listOf(members[listName])) {
    const message = textOf(entry);
    if (message) found.push({ message, path });
  }
  for (const [name, member] of Object.entries(members)) {
    if (name === 'ValidationErrors' || name === 'Warnings') continue;
    visit(member, path ? `${path}.${name}` : name, listName, found);
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `Message` on the wire; older samples of Xero's docs have `Description`. */
function textOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { Message, Description } = entry as { Message?: unknown; Description?: unknown };
  return [Message, Description].find((text) => typeof text === 'string');
}
