// Parts of the bench side by side: each a process of its own, told of in whole once it has ended.

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Part {
  readonly name: string;
  /** Of its process: 0 where every bound held. */
  readonly code: number;
  readonly said: string;
}

/** Runs the parts in their order, so many at once. */
export async function inLanes(
  names: readonly string[],
  lanes: number,
  full: boolean,
  tell: (part: Part) => void,
): Promise<void> {
  const left = [...names];
  const lane = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) tell(await apart(name, full));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function apart(name: string, full: boolean): Promise<Part> {
  const [, script = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, script, name, ...(full ? ['--full'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  return { name, said: await text(child.stdout), code: await ended };
}
