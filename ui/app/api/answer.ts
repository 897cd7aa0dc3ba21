// What comes of a call to the API: a value, or the problem as the API tells it. A call never throws for expected trouble.

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export interface Problem {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly code: string;
  /** The API's own sentence; empty where it said none. */
  readonly message: string;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | null;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** No answer came: offline, or the Worker can't be reached. */
export const UNREACHABLE = 'ui.unreachable';

interface Reply<T> {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<T>;
}

let onSignedOut: () => void = () => undefined;

/** Called whenever the API says that nobody is signed in. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** Takes in a reply. `Good` is the type of its body where it went well. */
export async function call<Good>(sent: Promise<Reply<Good>>): Promise<Answer<Good>> {
  let reply: Reply<Good>;
  try {
    reply = await sent;
  } catch {
    return failed({ status: 0, code: UNREACHABLE });
  }
  const body: unknown = await reply.json().catch(() => null);
  if (reply.ok && body !== null) return { ok: true, value: body as Good };
  const problem = problemIn(body, reply.status);
  if (problem.code === 'session.needed') onSignedOut();
  return { ok: false, problem };
}

function problemIn(body: unknown, status: number): Problem {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const told = (typeof error === 'object' && error !== null ? error : {}) as Partial<Problem>;
  return { ...noProblem, ...told, status };
}

const noProblem: Problem = { status: 0, code: 'answer.unreadable', message: '', fields: [], requestId: null };

function failed(problem: Partial<Problem>): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { ...noProblem, ...problem } };
}
