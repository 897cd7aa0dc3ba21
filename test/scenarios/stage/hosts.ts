// Where the Worker believes the vendors to be: a name like Zoho's own, so that it knows the CRM's pages as it does out there.

/** Tells whom a call is for, since it goes to this machine. */
export const HOST_HEADER = 'x-stage-host';

export function vendorsOrigin(port: number): string {
  return `http://accounts.vendors.localhost:${port}`;
}
