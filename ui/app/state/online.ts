// Whether the browser believes that it has a network, and what time it is, to the second. The clock rests while the page is hidden.

import { signal } from '@preact/signals';

export const online = signal(navigator.onLine);
addEventListener('online', () => (online.value = true));
addEventListener('offline', () => (online.value = false));

/** Now, epoch ms; moves on every few seconds, for "3 minutes ago". */
export const now = signal(Date.now());
setInterval(() => {
  if (!document.hidden) now.value = Date.now();
}, 5_000);
