// A place of the settings that the API finds fault with, as people call it: `Notices · Channels 2`, counted from one.

import { settingName } from '../../words/settings.ts';

/** `field` is the place's path with dots. What is wrong with an entry of a list is told by its message. */
export function faultName(field: string): string {
  const path = field.split('.');
  const at = path.findIndex((part) => /^\d+$/.test(part));
  return at < 1 ? settingName(path) : `${settingName(path.slice(0, at))} ${String(Number(path[at]) + 1)}`;
}
