// The keys of the pages' messages, as the compiler knows them. They are always written out, so that the build can find their use.

import type english from '../../i18n/en.json';

export type Key = Extract<keyof typeof english, `ui.${string}`>;
