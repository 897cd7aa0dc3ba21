// Whose pages may show one of ours inside their own.

import { crmPages } from './zoho/hosts.ts';

export const framers: readonly string[] = crmPages;
