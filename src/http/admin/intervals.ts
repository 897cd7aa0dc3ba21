// How often each module is looked at on each side now, and why: the interval of the settings, and the one that the timer keeps.

import * as z from 'zod';
import { type House, say } from '../../compose.ts';
import { type Reason, reasons } from '../../core/interval.ts';
import { kindNames, sides } from '../../core/record.ts';
import { type TimedLook, timetable } from '../../db/timetable.ts';
import { kinds } from '../../kinds/index.ts';
import { settingsOf } from '../../kinds/settings.ts';
import { chosenMsOf, stretches, timingOf } from '../../jobs/timing.ts';
import { isoTime, languageOf } from '../context.ts';
import { apiPart, route } from '../route.ts';
import { knownPair } from './pairs.ts';
import { pairParams } from './shapes.ts';

const MINUTE_MS = 60_000;

const intervalShape = z.object({
  kind: z.enum(kindNames),
  side: z.enum(sides),
  /** By the settings; null where the timer is not to look. */
  chosenMinutes: z.number().nullable(),
  /** Between two looks of the timer, as it is now; null where it does not look. */
  minutes: z.number().nullable(),
  why: z.enum(reasons),
  /** Why it differs from what was chosen, in words; null where it does not. */
  reason: z.string().nullable(),
  lookedAt: z.string().nullable(),
  nextAt: z.string().nullable(),
});

const said: Readonly<Record<Reason, string | null>> = {
  chosen: null,
  calls: 'interval.calls',
  idle: 'interval.idle',
  told: 'interval.told',
  watch: 'interval.watch',
  quiet: 'interval.quiet',
  midnight: 'interval.midnight',
  never: null,
};

const read = route(
  {
    method: 'get',
    path: '/pairs/{pair}/intervals',
    summary: 'How often each module is looked at, and why',
    description: 'Of modules that are on. What is told of by an event, or asked for by a person, is looked at besides.',
  },
  { params: pairParams, reply: z.object({ items: z.array(intervalShape) }), errors: ['pair.unknown'] },
);

export const intervals = apiPart().openapi(read, async (c) => {
  const { house } = c.var;
  const { id } = await knownPair(house, c.req.valid('param').pair);
  const looks = await timetable({ db: house.db, now: () => house.world.now() }).ofPair(id);
  const stretchFor = stretches(house);
  const shown = kinds.flatMap(({ name }) => sides.flatMap((side) => looks.filter((look) => isOf(look, name, side))));
  const items = await Promise.all(
    shown.map(async (look) => toItem(house, look, await stretchFor(look), languageOf(c))),
  );
  return c.json({ items }, 200);
});

function isOf({ settings, ...look }: TimedLook, kind: string, side: string): boolean {
  return look.kind === kind && look.side === side && settingsOf(settings, look.kind).on;
}

function toItem(house: House, look: TimedLook, stretch: number, language: string): z.infer<typeof intervalShape> {
  const { ms, why } = timingOf(house, look, stretch);
  const chosenMs = chosenMsOf(look);
  return {
    kind: look.kind,
    side: look.side,
    chosenMinutes: chosenMs && chosenMs / MINUTE_MS,
    minutes: ms && Math.round(ms / MINUTE_MS),
    why,
    reason: said[why] && say(language, said[why], {}),
    lookedAt: isoTime(look.lookedAt),
    nextAt: ms === null ? null : isoTime(look.nextAt),
  };
}
