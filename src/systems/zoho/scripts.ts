// Buttons for the CRM's own pages: its API makes none, so their functions are written here, ready to paste. Each signs what it sends with
// the connection's key, says which record it is about and nothing else, and shows the person what came of it. (Deluge by Zoho's docs.)

export interface Script {
  /** What the button is called. */
  readonly name: string;
  /** The module whose pages it stands on. */
  readonly module: string;
  /** The function's argument, and the field that it is mapped to. */
  readonly argument: { readonly name: string; readonly field: string };
  readonly code: string;
}

export interface Hook {
  /** Where saves are told. */
  readonly url: string;
  /** The key that calls are signed with. */
  readonly key: string;
  /** For callers that can't sign. */
  readonly token?: string;
}

const buttons = [
  { name: 'Copy to Xero', module: 'Accounts', argument: { name: 'accountId', field: 'Accounts.Account Id' } },
  { name: 'Copy to Xero', module: 'Contacts', argument: { name: 'contactId', field: 'Contacts.Contact Id' } },
  { name: 'Send to Xero', module: 'Invoices', argument: { name: 'invoiceId', field: 'Invoices.Invoice Id' } },
] as const;

export function scriptsFor(hook: Hook): Script[] {
  return buttons.map((button) => ({ ...button, code: codeOf(button, hook) }));
}

function codeOf({ name, module, argument }: Omit<Script, 'code'>, { url, key }: Hook): string {
  return `string button.${name.replace(/ /g, '_')}_${module}(String ${argument.name})
{
	body = "{\\"module\\":\\"${module}\\",\\"id\\":\\"" + ${argument.name} + "\\",\\"by\\":\\"person\\"}";
	signature = zoho.encryption.hmacsha256(${quoted(key)}, body, "hex");
	reply = invokeurl
	[
		url :${quoted(url)}
		type :POST
		parameters :body
		headers :{"Content-Type":"application/json","X-Ledgerline-Signature":"sha256=" + signature}
		detailed :true
	];
	if(reply.get("responseCode") == 202)
	{
		return "On its way to Xero. Ledgerline shows what comes of it.";
	}
	return "Ledgerline did not take it (" + reply.get("responseCode") + "): " + reply.get("responseText");
}
`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
