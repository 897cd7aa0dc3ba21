// Where a piece of work spends its processor time: in the product's own code, in the simulated vendors, or elsewhere. From samples of the
// engine's own profiler; what a library or the engine does counts for whoever called it.

import { readdirSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const SAMPLE_US = 200;

interface Node {
  readonly id: number;
  readonly callFrame: { readonly url: string; readonly functionName: string };
  readonly children?: readonly number[];
}

export interface Spent {
  /** In src/ without the simulator, in ms. */
  readonly productMs: number;
  readonly vendorsMs: number;
  /** The database, the harness, and the engine's own work such as collecting garbage, in ms. */
  readonly restMs: number;
}

/** Does the work and tells who spent what while it ran. */
export async function spentOn(work: () => Promise<void>): Promise<Spent> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US });
    await session.post('Profiler.start');
    await work();
    const { profile } = await session.post('Profiler.stop');
    return shares(profile.nodes, profile.samples ?? [], profile.timeDeltas ?? []);
  } finally {
    session.disconnect();
  }
}

function shares(nodes: readonly Node[], samples: readonly number[], deltasUs: readonly number[]): Spent {
  const owners = ownersOf(nodes);
  const spent = { productMs: 0, vendorsMs: 0, restMs: 0 };
  for (const [at, id] of samples.entries()) spent[owners.get(id) ?? 'restMs'] += (deltasUs[at] ?? 0) / 1_000;
  return spent;
}

/** Whose each node of the call tree is: its file's, else that of the nearest caller with a file of ours. */
function ownersOf(nodes: readonly Node[]): Map<number, keyof Spent> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owners = new Map<number, keyof Spent>();
  const visit = (node: Node, callers: keyof Spent): void => {
    const owner = ownerOf(node) ?? callers;
    owners.set(node.id, owner);
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) visit(child, owner);
    }
  };
  const [root] = nodes;
  if (root) visit(root, 'restMs');
  return owners;
}

function ownerOf({ callFrame: { url, functionName } }: Node): keyof Spent | undefined {
  if (functionName === '(idle)' || functionName === '(program)' || functionName === '(garbage collector)')
    return 'restMs';
  if (url.includes('/src/simulator/')) return 'vendorsMs';
  if (url.includes('/test/')) return 'restMs';
  return url.includes('/src/') ? 'productMs' : undefined;
}

/** Processor time that the workerd processes below this one have used, in ms (a tick is 10 ms on Linux). */
export function workerdMs(): number {
  return workerds().reduce((sum, { ticks }) => sum + ticks * 10, 0);
}

/** The most memory that one of the workerd processes below this one has held so far, in bytes. */
export function workerdPeakBytes(): number {
  const peaks = workerds().map(({ pid }) => /VmHWM:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? '0');
  return Math.max(0, ...peaks.map(Number)) * 1_024;
}

interface Process {
  readonly pid: string;
  readonly parent: string;
  readonly name: string;
  readonly ticks: number;
}

/** Those that this process has started, and those that they have. */
function workerds(): Process[] {
  const all = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid): [string, Process] => [pid, processOf(pid, read(`/proc/${pid}/stat`))]),
  );
  const isOurs = (pid: string): boolean => {
    const parent = all.get(pid)?.parent;
    return parent !== undefined && (parent === String(process.pid) || isOurs(parent));
  };
  return [...all.values()].filter(({ pid, name }) => name === 'workerd' && isOurs(pid));
}

function processOf(pid: string, stat: string): Process {
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  const [, parent = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, parent, name, ticks: Number(rest[9] ?? 0) + Number(rest[10] ?? 0) };
}

/** Nothing where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
