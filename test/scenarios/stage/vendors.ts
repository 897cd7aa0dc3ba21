// Both simulated vendors on the port where the Worker looks for them, on a time that stands still until it is told otherwise.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Shelf } from '../../../src/simulator/shelf.ts';
import { World } from '../../../src/simulator/world.ts';
import { xero } from '../../../src/simulator/xero/index.ts';
import { zoho } from '../../../src/simulator/zoho/index.ts';
import { VirtualClock } from '../../simulation/time.ts';
import { toRequest } from '../../simulator/serve.ts';
import { HOST_HEADER } from './hosts.ts';

export interface VendorCall {
  readonly vendor: string;
  readonly method: string;
  /** Below the vendor's prefix, without the query. */
  readonly path: string;
}

export class Vendors {
  readonly clock: VirtualClock;
  readonly world: World;
  /** Called once a vendor is through with a call, before anybody hears of it. */
  watch: (call: VendorCall) => void | Promise<void> = () => undefined;
  readonly #server: Server;

  private constructor(startsAt: number, send: typeof fetch) {
    this.clock = new VirtualClock(startsAt);
    this.world = new World({ shelf: new Shelf(), clock: this.clock, seed: 1, vendors: { xero, zoho }, send });
    this.#server = createServer((incoming, outgoing) => void this.#answer(incoming, outgoing));
  }

  static async open(port: number, startsAt: number, send: typeof fetch): Promise<Vendors> {
    const vendors = new Vendors(startsAt, send);
    await new Promise<void>((resolve) => vendors.#server.listen(port, '127.0.0.1', resolve));
    return vendors;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  act(vendor: 'xero' | 'zoho', action: string, input: Record<string, unknown> = {}): unknown {
    return this.world.vendors[vendor]?.act(action, input);
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      incoming.headers.host = String(incoming.headers[HOST_HEADER] ?? incoming.headers.host);
      const request = await toRequest(incoming);
      const reply = (await this.world.fetch(request)) ?? new Response('Nothing lives here.\n', { status: 404 });
      const [, vendor = '', ...path] = new URL(request.url).pathname.split('/');
      await this.watch({ vendor, method: request.method, path: `/${path.join('/')}` });
      outgoing.writeHead(reply.status, Object.fromEntries(reply.headers));
      outgoing.end(Buffer.from(await reply.arrayBuffer()));
    } catch {
      // A fault broke the connection: so does this.
      incoming.socket.destroy();
    }
  }
}
