// Before the first of these tests: the packaged Chromium is unpacked. Two files that began at once would both find it missing, and one
// would start what the other is still writing.

import { executable } from './browser.ts';

export default async function unpack(): Promise<void> {
  await executable();
}
