// What holds of every plan, whatever the situation.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/core/digest.ts';
import { plan } from '../../src/core/plan.ts';
import { type Seen, type Side, sides } from '../../src/core/record.ts';
import type { Plan, Situation } from '../../src/core/steps.ts';
import { isBlank } from '../../src/core/value.ts';
import { anySituation } from './any-situation.ts';
import { brief, stepsOf, writes } from './build.ts';

function always(holds: (situation: Situation, steps: Plan) => void): void {
  fc.assert(
    fc.property(anySituation, (situation) => {
      holds(situation, plan(situation));
    }),
    { numRuns: 1_000 },
  );
}

function seenOn({ sights }: Situation, side: Side): Seen | undefined {
  const sight = sights[side];
  return sight.is === 'present' ? sight.seen : undefined;
}

const kindsOf = (steps: Plan) => new Set(steps.map((step) => step.do));
const isGone = ({ sights }: Situation, side: Side) => sights[side].is === 'gone';

/** The record is left alone as a whole: nothing but notes and issues that have passed. */
const quietly = ['note', 'stand', 'withdraw'];

describe('every plan', () => {
  test('is the same for the same situation, and changes nothing in it', () => {
    always((situation, steps) => {
      const copy = structuredClone(situation);
      expect(plan(copy)).toEqual(steps);
      expect(copy).toEqual(situation);
      expect(new Set(steps.map(brief)).size).toBe(
        steps.filter((step) => step.do !== 'withdraw').length + (kindsOf(steps).has('withdraw') ? 1 : 0),
      );
    });
  });

  test('waits and does nothing else while a side is unknown', () => {
    always((situation, steps) => {
      const isUnknown = sides.some((side) => situation.sights[side].is === 'unknown');
      if (isUnknown && !situation.link?.ended) expect([...kindsOf(steps)]).toEqual(['wait']);
    });
  });

  test('leaves an ended link alone', () => {
    always(({ link }, steps) => {
      if (link?.ended) expect(steps.every((step) => step.do === 'withdraw')).toBe(true);
    });
  });

  test('makes a record or links two, never both', () => {
    always((_, steps) => {
      const does = kindsOf(steps);
      expect(does.has('create') && does.has('link')).toBe(false);
      expect(stepsOf(steps, 'create').length).toBeLessThanOrEqual(1);
      expect(stepsOf(steps, 'link').length).toBeLessThanOrEqual(1);
    });
  });

  test('makes nothing for a record that has a link, and links it to nothing else', () => {
    always(({ link }, steps) => {
      if (link) expect(kindsOf(steps).has('create') || kindsOf(steps).has('link')).toBe(false);
    });
  });

  test('writes nothing of a kind that is off or of a record outside', () => {
    always(({ rules, link }, steps) => {
      if (rules.kindOn && !rules.outside) return;
      expect(writes(steps)).toEqual([]);
      if (link) expect(steps.every((step) => [...quietly, 'wait'].includes(step.do))).toBe(true);
    });
  });

  test('writes each side at most once, and only a record that it shows under the link’s own id', () => {
    always((situation, steps) => {
      for (const side of sides) {
        const updates = stepsOf(steps, 'update').filter((step) => step.side === side);
        expect(updates.length).toBeLessThanOrEqual(1);
        for (const { id } of updates) {
          expect(id).toBe(seenOn(situation, side)?.id);
          if (situation.link) expect(id).toBe(situation.link.ids[side]);
        }
      }
    });
  });

  test('writes no field that its side won’t take: fixed, only at creation, or the other way', () => {
    always((situation, steps) => {
      for (const { side, patch, before, from, lost } of stepsOf(steps, 'update')) {
        const fixed = seenOn(situation, side)?.fixed;
        expect(Object.keys(patch).length).toBeGreaterThan(0);
        expect(Object.keys(before)).toEqual(Object.keys(patch));
        expect(Object.keys(from)).toEqual(Object.keys(patch));
        for (const name of Object.keys(patch)) {
          const field = situation.fields.find((each) => each.name === name);
          if (fixed) expect(fixed.open).toContain(name);
          expect(field?.onlyAtCreation[side]).toBe(false);
          expect(field?.flow).not.toBe(side === 'crm' ? 'to-accounting' : 'to-crm');
        }
        for (const { field } of lost) expect(Object.keys(patch)).toContain(field);
      }
    });
  });

  test('sends no reference to a record that has no link', () => {
    always((_, steps) => {
      const sent = [
        ...stepsOf(steps, 'update').map(({ patch }) => patch),
        ...stepsOf(steps, 'create').map(({ fields }) => fields),
      ];
      for (const { parent } of sent) expect(String(parent).startsWith('ref:')).toBe(false);
    });
  });

  test('makes a record only where its direction lets it, from what is filled', () => {
    always(({ rules }, steps) => {
      for (const { side, fields, source } of stepsOf(steps, 'create')) {
        expect(rules.into[side]).toMatchObject({ on: true, create: true });
        expect(source.fixed?.why).not.toBe('erased');
        expect(Object.values(fields).some(isBlank)).toBe(false);
      }
    });
  });

  test('archives what is left only of a record proved gone, and never an edit unasked', () => {
    always((situation, steps) => {
      for (const { side } of stepsOf(steps, 'archive')) {
        const other = side === 'crm' ? 'accounting' : 'crm';
        expect(isGone(situation, other)).toBe(true);
        expect(seenOn(situation, side)?.fixed).toBeNull();
        const asked = situation.choice?.choice === 'approve';
        if (!asked) expect(situation.rules.into[side]).toMatchObject({ on: true, delete: 'apply' });
      }
    });
  });

  test('ends a link only where a side is proved gone', () => {
    always((situation, steps) => {
      if (kindsOf(steps).has('end')) expect(sides.some((side) => isGone(situation, side))).toBe(true);
    });
  });

  test('agrees on no field that it puts aside or writes', () => {
    always((_, steps) => {
      const agreed = stepsOf(steps, 'agree').flatMap(({ values }) => Object.keys(values));
      const held = stepsOf(steps, 'hold').flatMap(({ held: fields }) => Object.keys(fields));
      const written = stepsOf(steps, 'update').flatMap(({ patch }) => Object.keys(patch));
      for (const name of agreed) expect([...held, ...written]).not.toContain(name);
    });
  });

  test('agrees on what both sides show, and on nothing else', () => {
    always((situation, steps) => {
      for (const { values } of stepsOf(steps, 'agree')) {
        for (const [name, both] of Object.entries(values)) {
          for (const side of sides) expect(both[side]).toEqual(seenOn(situation, side)?.fields[name] ?? null);
        }
      }
    });
  });
});

describe('issues and notes', () => {
  test('one that is open with the same facts is not raised again', () => {
    always((situation, steps) => {
      const issues = stepsOf(steps, 'raise').map(({ issue: { code, facts } }, at) => ({
        id: 100 + at,
        code,
        digest: digest(facts),
      }));
      const rest = situation.issues.filter(({ code }) => !issues.some((issue) => issue.code === code));
      const again = plan({ ...situation, issues: [...issues, ...rest] });
      expect(stepsOf(again, 'raise')).toEqual([]);
      const standing = stepsOf(again, 'stand').map(({ code }) => code);
      for (const { code } of issues) expect(standing).toContain(code);
    });
  });

  test('each offers an answer, and no code twice', () => {
    always((_, steps) => {
      const raised = stepsOf(steps, 'raise').map(({ issue }) => issue);
      for (const { choices } of raised) expect(choices.length).toBeGreaterThan(0);
      const codes = raised.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
    });
  });

  test('what is withdrawn was open and does not stand', () => {
    always(({ issues }, steps) => {
      const standing = new Set([
        ...stepsOf(steps, 'stand').map(({ code }) => code),
        ...stepsOf(steps, 'raise').map(({ issue }) => issue.code),
      ]);
      for (const { issue } of stepsOf(steps, 'withdraw')) {
        const open = issues.find(({ id }) => id === issue);
        expect(open).toBeDefined();
        expect(standing.has(open?.code ?? '')).toBe(false);
      }
    });
  });

  test('nothing is withdrawn by a plan that waits', () => {
    always((_, steps) => {
      if (kindsOf(steps).has('wait')) expect(kindsOf(steps).has('withdraw')).toBe(false);
    });
  });

  test('a note says something new', () => {
    always(({ noted }, steps) => {
      for (const { reason } of stepsOf(steps, 'note')) expect(reason?.code ?? null).not.toBe(noted);
    });
  });
});
