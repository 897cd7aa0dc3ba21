// The CRM's own lists that settings name: its taxes, and the words that its documents' states may have. As the connection was last found
// to be; nothing is read here.

import type { ReferenceItem, References } from '../../core/reference.ts';
import { documentForms } from './dialects/modules.ts';
import { statusField, usualMeaning } from './dialects/statuses.ts';
import type { ZohoFacts } from './facts.ts';

export function listsOf({ taxes = [], words = {}, owners = [] }: ZohoFacts): References {
  return {
    'tax-rates': taxes.map(({ id, name, rate }) => item(id, name, name, { rate })),
    owners: owners.map(({ id, name }) => item(id, name, name, {})),
    'pick-lists': Object.values(documentForms).flatMap(({ kind, module }) => {
      const field = `${module}.${statusField(module)}`;
      return (words[field] ?? []).map((word) => {
        const meaning = usualMeaning(module, word);
        return item(`${kind}/${field}/${word}`, word, word, { kind, ...(meaning !== null && { meaning }) });
      });
    }),
  };
}

function item(key: string, code: string, name: string, facts: ReferenceItem['facts']): ReferenceItem {
  return { key, code, name, state: 'active', facts };
}
