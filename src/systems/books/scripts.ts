// What a person pastes into Books, whose API makes neither webhooks nor buttons: for each module a webhook that tells of saves, and a
// button that sends one invoice at once. Each says which record it is about and nothing else. (Deluge and placeholders by Zoho's docs.)

import type { Hook, Script } from '../zoho/scripts.ts';

const told = [
  { module: 'Invoices', path: 'invoices', placeholder: '${INVOICE.INVOICE_ID}' },
  { module: 'Quotes', path: 'estimates', placeholder: '${ESTIMATE.ESTIMATE_ID}' },
  { module: 'Sales Orders', path: 'salesorders', placeholder: '${SALESORDER.SALESORDER_ID}' },
  { module: 'Purchase Orders', path: 'purchaseorders', placeholder: '${PURCHASEORDER.PURCHASEORDER_ID}' },
] as const;

/** Webhooks first, each with everything that its form in Books asks for; then the button. */
export function booksScripts({ url, key, token = '' }: Hook): Script[] {
  const webhooks = told.map(({ module, path, placeholder }): Script => ({
    name: 'Webhook: Ledgerline',
    module,
    argument: { name: 'id', field: placeholder },
    code: webhookFor(url, token, path, placeholder),
  }));
  const payments: Script = {
    name: 'Webhook: Ledgerline',
    module: 'Customer Payments',
    argument: { name: 'payment', field: 'all parameters of the module' },
    code: `URL: ${url}\nMethod: POST\nHeader: X-Ledgerline-Token = ${token}\nBody: default payload\n`,
  };
  return [...webhooks, payments, sendInvoice(url, key)];
}

function webhookFor(url: string, token: string, path: string, placeholder: string): string {
  return `URL: ${url}
Method: POST
Header: X-Ledgerline-Token = ${token}
Header: Content-Type = application/json
Body, raw:
{"module":"${path}","id":"${placeholder}"}
`;
}

function sendInvoice(url: string, key: string): Script {
  return {
    name: 'Send to Xero',
    module: 'Invoices',
    argument: { name: 'invoice', field: 'Invoice' },
    code: `invoiceId = invoice.get("invoice_id");
body = "{\\"module\\":\\"invoices\\",\\"id\\":\\"" + invoiceId + "\\",\\"by\\":\\"person\\"}";
signature = zoho.encryption.hmacsha256("${key.replace(/[\\"]/g, '\\$&')}", body, "hex");
reply = invokeurl
[
	url :"${url.replace(/[\\"]/g, '\\$&')}"
	type :POST
	parameters :body
	headers :{"Content-Type":"application/json","X-Ledgerline-Signature":"sha256=" + signature}
	detailed :true
];
result = Map();
if(reply.get("responseCode") == 202)
{
	result.put("message","On its way to Xero. Ledgerline shows what comes of it.");
	result.put("code",0);
}
else
{
	result.put("message","Ledgerline did not take it (" + reply.get("responseCode") + "): " + reply.get("responseText"));
	result.put("code",1);
}
return result;
`,
  };
}
