// A thousand customers created and a thousand changed on each side, as people and imports do it: through the vendors' own doors.

export type Act = (vendor: 'xero' | 'zoho', action: string, input: Record<string, unknown>) => unknown;

export interface Phase {
  readonly name: string;
  /** The side that the people work on. */
  readonly side: 'crm' | 'accounting';
  readonly how: 'created' | 'changed';
  work(): void;
}

/** The four phases; each builds on what the one before left. */
export function customerBurst(act: Act, count: number): Phase[] {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const accounts: string[] = [];
  const contacts: string[] = [];
  return [
    {
      name: `${count} customers created in the CRM`,
      side: 'crm',
      how: 'created',
      work: () => {
        for (const n of numbers) {
          const fields = { Account_Name: `Burst Company ${n}`, Phone: `+64 9 555 ${n}`, Billing_City: 'Auckland' };
          accounts.push(idIn(act('zoho', 'record.create', { module: 'Accounts', fields }), 'id'));
        }
      },
    },
    {
      name: `${count} customers changed in the CRM`,
      side: 'crm',
      how: 'changed',
      work: () => {
        for (const [n, id] of accounts.entries()) {
          act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Billing_City: `Lyttelton ${n}` } });
        }
      },
    },
    {
      name: `${count} customers created in Xero`,
      side: 'accounting',
      how: 'created',
      work: () => {
        for (const n of numbers) {
          const contact = {
            Name: `Xero Company ${n}`,
            EmailAddress: `x${n}@burst.example`,
            FirstName: 'Ann',
            LastName: 'Lee',
          };
          contacts.push(idIn(act('xero', 'contact.create', contact), 'ContactID'));
        }
      },
    },
    {
      name: `${count} customers changed in Xero`,
      side: 'accounting',
      how: 'changed',
      work: () => {
        for (const [n, ContactID] of contacts.entries())
          act('xero', 'contact.edit', { ContactID, FirstName: `Ann ${n}` });
      },
    },
  ];
}

function idIn(reply: unknown, name: string): string {
  return String((reply as Record<string, unknown>)[name]);
}
