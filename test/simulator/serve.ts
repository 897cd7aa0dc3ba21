// Serves the simulated world on a real port of this process, for clients that bring their own HTTP: the official SDKs, a Worker.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, RealClock } from '../../src/simulator/clock.ts';
import { people } from '../../src/simulator/people.ts';
import { Shelf } from '../../src/simulator/shelf.ts';
import { control, type Surroundings, type Vendor, World } from '../../src/simulator/world.ts';

export interface Served {
  world: World;
  /** `http://127.0.0.1:<port>`, where Xero is below `/xero` and Zoho below `/zoho`. */
  origin: string;
  close(): Promise<void>;
}

interface ServeOptions {
  vendors: Record<string, (surroundings: Surroundings) => Vendor>;
  company?: string;
  clock?: Clock & { offsetMs?: number };
  seed?: number;
}

export async function serve({ vendors, company, clock = new RealClock(), seed = 1 }: ServeOptions): Promise<Served> {
  const world = new World({ shelf: new Shelf(), clock, seed, send: (input, init) => fetch(input, init), vendors });
  if (company) world.reset(company);
  const server = createServer((incoming, outgoing) => {
    void answer(world, clock, incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const pump = setInterval(() => void world.outbox.pump(), 20);
  return {
    world,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      clearInterval(pump);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(world: World, clock: Clock, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await toRequest(incoming);
  try {
    const reply =
      (await world.fetch(request)) ??
      (await control(world, request, clock)) ??
      (await people(world, request)) ??
      new Response('Nothing lives here.\n', { status: 404 });
    outgoing.writeHead(reply.status, Object.fromEntries(reply.headers));
    outgoing.end(Buffer.from(await reply.arrayBuffer()));
  } catch {
    // A fault broke the connection: so does this.
    incoming.socket.destroy();
  }
}

/** A request as it came in by Node’s door. */
export async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  return new Request(`http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`, {
    method,
    headers,
    ...(method !== 'GET' && method !== 'HEAD' && { body }),
  });
}
