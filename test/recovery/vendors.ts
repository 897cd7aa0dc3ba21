// Both simulated vendors on a real port of this process. Whoever watches is told of each call as it arrives, once the vendor has carried
// it out and before anybody hears of it, and once the reply is out; and may keep the reply for good.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RealClock } from '../../src/simulator/clock.ts';
import { Shelf } from '../../src/simulator/shelf.ts';
import { World } from '../../src/simulator/world.ts';
import { xero } from '../../src/simulator/xero/index.ts';
import { zoho } from '../../src/simulator/zoho/index.ts';

export interface Moment {
  readonly when: 'arrived' | 'carried-out' | 'answered';
  readonly vendor: string;
  readonly method: string;
  /** Below the vendor's prefix. */
  readonly path: string;
  readonly status?: number;
}

export class Vendors {
  readonly clock = new RealClock();
  readonly world: World;
  /** Called at each moment. True keeps the reply for good. */
  watch: (moment: Moment) => boolean = () => false;
  /** When a vendor was last called, in real time. */
  calledAt = 0;
  readonly #server: Server;
  readonly #pump: ReturnType<typeof setInterval>;

  private constructor(seed: number) {
    this.world = new World({
      shelf: new Shelf(),
      clock: this.clock,
      seed,
      vendors: { xero, zoho },
      send: (input, init) => fetch(input, init),
    });
    this.world.logBodies = false;
    this.#server = createServer((incoming, outgoing) => void this.#answer(incoming, outgoing));
    this.#pump = setInterval(() => void this.world.outbox.pump(), 20);
  }

  static async open(seed: number): Promise<Vendors> {
    const vendors = new Vendors(seed);
    await new Promise<void>((resolve) => vendors.#server.listen(0, 'localhost', resolve));
    return vendors;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  act(vendor: 'xero' | 'zoho', action: string, input: Record<string, unknown> = {}): unknown {
    return this.world.vendors[vendor]?.act(action, input);
  }

  async close(): Promise<void> {
    clearInterval(this.#pump);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    this.calledAt = performance.now();
    const [, vendor = '', ...rest] = (incoming.url ?? '/').split('/');
    const moment = { vendor, method: incoming.method ?? 'GET', path: `/${rest.join('/')}` };
    try {
      const request = await toRequest(incoming);
      this.watch({ ...moment, when: 'arrived' });
      const reply = (await this.world.fetch(request)) ?? new Response('Nothing lives here.\n', { status: 404 });
      if (this.watch({ ...moment, when: 'carried-out', status: reply.status })) return;
      outgoing.writeHead(reply.status, Object.fromEntries(reply.headers));
      outgoing.end(Buffer.from(await reply.arrayBuffer()), () => this.watch({ ...moment, when: 'answered' }));
    } catch {
      // The caller is gone in the middle of its call.
      incoming.socket.destroy();
    } finally {
      this.calledAt = performance.now();
    }
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`, {
    method,
    headers,
    ...(hasBody && { body: Buffer.concat(chunks) }),
  });
}
