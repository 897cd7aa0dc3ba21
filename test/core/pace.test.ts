// How fast a vendor may be called: what is granted, what is refused for how long, and whose word counts.

import { describe, expect, test } from 'vitest';
import {
  classes,
  freshPace,
  type Grant,
  type Limits,
  moreUrgent,
  type Pace,
  type Report,
  report,
  reserve,
  type WorkClass,
} from '../../src/core/pace.ts';

const limits: Limits = { perMinute: 60, perDay: 1_000, concurrent: 5 };
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** A pace with what was asked of it, so that a test reads as a story. */
class Story {
  pace: Pace;
  now = 0;
  #asked = 0;
  readonly limits: Limits;

  constructor(more: Partial<Limits> = {}) {
    this.limits = { ...limits, ...more };
    this.pace = freshPace(this.limits, 0);
  }

  ask(calls: number, work: WorkClass = 'person', parallel = 1): Grant & { id: string } {
    const id = `group ${(this.#asked += 1)}`;
    const { pace, grant } = reserve(this.pace, this.limits, { id, calls, parallel, work, now: this.now });
    this.pace = pace;
    return { ...grant, id };
  }

  tell(id: string, told: Partial<Report> = {}): void {
    this.pace = report(this.pace, this.limits, { id, now: this.now, unused: 0, ...told });
  }

  /** Asks and reports at once: calls that are over. */
  call(calls: number, work: WorkClass = 'person', told: Partial<Report> = {}): object {
    const { id, ...asked } = this.ask(calls, work);
    this.tell(id, told);
    return 'granted' in asked ? { granted: asked.granted } : asked;
  }

  after(ms: number): this {
    this.now += ms;
    return this;
  }
}

describe('a minute', () => {
  test('holds as many calls as the limit says, and grants what is left of it', () => {
    const story = new Story();
    expect(story.call(50)).toEqual({ granted: 50 });
    expect(story.call(50)).toEqual({ granted: 10 });
    expect(story.call(1)).toEqual({ waitMs: MINUTE, why: 'minute' });
  });

  test('passes call by call', () => {
    const story = new Story();
    story.call(30);
    story.after(20_000).call(30);
    expect(story.after(39_999).call(1)).toEqual({ waitMs: 1, why: 'minute' });
    expect(story.after(1).call(40)).toEqual({ granted: 30 });
  });

  test.each<[WorkClass, number]>([
    ['person', 60],
    ['event', 55],
    ['timer', 50],
    ['run', 40],
  ])('a %s may use %i calls of sixty', (work, most) => {
    expect(new Story().call(100, work)).toEqual({ granted: most });
  });

  test('a less urgent class waits until enough calls have left the minute for it', () => {
    const story = new Story();
    story.call(30);
    story.after(10_000).call(30);
    expect(story.after(10_000).call(1, 'run')).toEqual({ waitMs: 40_000, why: 'minute' });
    expect(story.after(40_000).call(20, 'run')).toEqual({ granted: 10 });
  });

  test('a call that was not made is given back, to its own time', () => {
    const story = new Story();
    const early = story.ask(30);
    story.after(30_000).call(30);
    story.tell(early.id, { unused: 30 });
    expect(story.call(31)).toEqual({ granted: 30 });
    // The thirty calls of the thirtieth second still count.
    expect(story.after(30_000).call(60)).toMatchObject({ why: 'minute' });
  });

  test('a call that had left the minute before it was given back changes nothing', () => {
    const story = new Story();
    const early = story.ask(30);
    story.after(70_000).call(60);
    story.tell(early.id, { unused: 30 });
    expect(story.call(1)).toMatchObject({ why: 'minute' });
  });
});

describe('a day', () => {
  test('is spent at its limit, and a new one begins a day after the first', () => {
    const story = new Story({ perMinute: 10_000 });
    expect(story.call(2_000)).toEqual({ granted: 1_000 });
    expect(story.after(DAY / 2).call(1)).toEqual({ waitMs: DAY / 2, why: 'day' });
    expect(story.after(DAY / 2).call(2_000)).toEqual({ granted: 1_000 });
  });

  test.each<[WorkClass, number]>([
    ['event', 970],
    ['timer', 900],
    ['run', 750],
  ])('a %s leaves the rest of a thousand calls after %i', (work, most) => {
    const story = new Story({ perMinute: 10_000 });
    expect(story.call(2_000, work)).toEqual({ granted: most });
    expect(story.call(1, work)).toMatchObject({ why: 'day' });
    expect(story.call(1)).toEqual({ granted: 1 });
  });

  test('never has more calls left than its limit, whatever is given back', () => {
    const story = new Story({ perMinute: 10_000 });
    story.after(DAY - 10_000);
    const { id } = story.ask(10);
    story.after(20_000).tell(id, { unused: 10 });
    expect(story.call(2_000)).toEqual({ granted: 1_000 });
  });

  test('nobody gives back more than was granted', () => {
    const story = new Story({ perMinute: 10_000 });
    story.call(500);
    const { id } = story.ask(10);
    story.tell(id, { unused: 400 });
    expect(story.call(2_000)).toEqual({ granted: 500 });
  });

  test('what is reported twice is given back once', () => {
    const story = new Story({ perMinute: 10_000 });
    story.call(900);
    const { id } = story.ask(50);
    story.tell(id, { unused: 50 });
    story.tell(id, { unused: 50 });
    expect(story.call(2_000)).toEqual({ granted: 100 });
  });
});

describe('calls at once', () => {
  test('are as many as the limit says', () => {
    const story = new Story();
    const groups = Array.from({ length: 5 }, () => story.ask(1));
    expect(groups.every((group) => 'granted' in group)).toBe(true);
    expect(story.ask(1)).toMatchObject({ why: 'concurrent', waitMs: 1_000 });
    story.tell(groups[0]?.id ?? '');
    expect(story.ask(1)).toMatchObject({ granted: 1 });
  });

  test('a group counts with the calls that it makes at once', () => {
    const story = new Story();
    expect(story.ask(10, 'person', 4)).toMatchObject({ granted: 10 });
    expect(story.ask(10, 'person', 2)).toMatchObject({ why: 'concurrent' });
    expect(story.ask(10, 'person', 1)).toMatchObject({ granted: 10 });
  });

  test('who would make more at once than there may be is let in with what there may be', () => {
    expect(new Story().ask(10, 'person', 8)).toMatchObject({ granted: 10, parallel: 5 });
  });

  test('a single call counts as one, however many its group could make at once', () => {
    const story = new Story();
    story.ask(1, 'person', 4);
    expect(story.ask(4, 'person', 4)).toMatchObject({ granted: 4 });
  });

  test.each<WorkClass>(['event', 'timer', 'run'])('a %s leaves one place for a person', (work) => {
    const story = new Story();
    for (let group = 0; group < 4; group++) story.ask(1, work);
    expect(story.ask(1, work)).toMatchObject({ why: 'concurrent' });
    expect(story.ask(1)).toMatchObject({ granted: 1 });
  });

  test('where only one call is allowed at all, everybody may make it', () => {
    expect(new Story({ concurrent: 1 }).ask(1, 'run')).toMatchObject({ granted: 1 });
  });

  test('a group that nobody reports counts as over after ninety seconds', () => {
    const story = new Story();
    for (let group = 0; group < 5; group++) story.ask(1);
    expect(story.after(89_999).ask(1)).toMatchObject({ why: 'concurrent' });
    expect(story.after(1).ask(1)).toMatchObject({ granted: 1 });
  });
});

describe('the vendor’s word', () => {
  test('to wait is kept by everybody', () => {
    const story = new Story();
    story.call(1, 'person', { waitMs: 30_000 });
    expect(story.call(1)).toEqual({ waitMs: 30_000, why: 'told' });
    expect(story.after(30_000).call(1)).toEqual({ granted: 1 });
  });

  test('to wait says when the minute has room again, and not its being spent until then', () => {
    const story = new Story();
    story.call(1, 'person', { waitMs: 2_000, minuteLeft: 0 });
    expect(story.after(2_000).call(1, 'event')).toEqual({ granted: 1 });
  });

  test('a shorter wait does not undo a longer one', () => {
    const story = new Story();
    const [one, other] = [story.ask(1), story.ask(1)];
    story.tell(one.id, { waitMs: 30_000 });
    story.tell(other.id, { waitMs: 1_000 });
    expect(story.call(1)).toEqual({ waitMs: 30_000, why: 'told' });
  });

  test('that fewer calls are left in the minute than we counted', () => {
    const story = new Story();
    story.call(1, 'person', { minuteLeft: 20 });
    expect(story.call(60)).toEqual({ granted: 20 });
  });

  test('that more are left changes nothing: somebody else’s calls may be under way', () => {
    const story = new Story();
    story.call(50, 'person', { minuteLeft: 59 });
    expect(story.call(60)).toEqual({ granted: 10 });
  });

  test('on the day counts as it is, up and down, less what is reserved and not made yet', () => {
    const story = new Story({ perMinute: 10_000 });
    story.call(1, 'person', { dayLeft: 40 });
    const open = story.ask(10);
    story.call(5, 'person', { dayLeft: 34 });
    expect(story.call(100)).toEqual({ granted: 24 });
    story.tell(open.id, { dayLeft: 5_000 });
    expect(story.call(6_000)).toEqual({ granted: 5_000 });
  });

  test('that the day is spent stops everybody until it says', () => {
    const story = new Story();
    story.call(1, 'person', { daySpent: true, waitMs: 3_600_000, dayLeft: 0 });
    expect(story.call(1)).toEqual({ waitMs: 3_600_000, why: 'day' });
    // The vendor's day has turned, whenever ours began.
    expect(story.after(3_600_000).call(60)).toEqual({ granted: 60 });
    expect(story.after(MINUTE).call(60)).toEqual({ granted: 60 });
  });

  test('that the day is spent, without saying until when, stops everybody for the rest of our day', () => {
    const story = new Story();
    story.after(DAY / 4).call(1, 'person', { daySpent: true });
    expect(story.call(1)).toEqual({ waitMs: (DAY * 3) / 4, why: 'day' });
    expect(story.after((DAY * 3) / 4).call(1)).toEqual({ granted: 1 });
  });
});

describe('classes', () => {
  test('are in order of urgency', () => {
    expect([...classes]).toEqual(['person', 'event', 'timer', 'run']);
    expect(moreUrgent('run', 'event')).toBe('event');
    expect(moreUrgent('person', 'timer')).toBe('person');
    expect(moreUrgent('timer', 'timer')).toBe('timer');
  });
});

describe('a vendor that grants very little', () => {
  test('the last call of the day is one', () => {
    const story = new Story({ perDay: 1 });
    expect(story.call(1)).toEqual({ granted: 1 });
    expect(story.call(1)).toEqual({ waitMs: DAY, why: 'day' });
  });

  test('one call a minute is a person’s: whatever can wait is told to come back after it', () => {
    const story = new Story({ perMinute: 1 });
    expect(story.call(1, 'run')).toEqual({ waitMs: MINUTE, why: 'minute' });
    expect(story.call(1)).toEqual({ granted: 1 });
    expect(story.after(10_000).call(1, 'run')).toEqual({ waitMs: 50_000, why: 'minute' });
  });
});

describe('places for calls at once', () => {
  test.each(['event', 'timer', 'run'] as const)('%s leaves one to a person', (work) => {
    expect(new Story({ concurrent: 5 }).ask(5, work, 5)).toMatchObject({ granted: 5, parallel: 4 });
    expect(new Story({ concurrent: 5 }).ask(5, 'person', 5)).toMatchObject({ parallel: 5 });
  });
});

describe('a day that was spent, and is over by the vendor’s word', () => {
  test('counts the new day’s calls as they are made', () => {
    const story = new Story({ perDay: 10, perMinute: 100 });
    story.call(1, 'person', { daySpent: true, waitMs: 1_000 });
    expect(story.call(1)).toEqual({ waitMs: 1_000, why: 'day' });
    story.after(1_000);
    expect(story.call(6)).toEqual({ granted: 6 });
    expect(story.call(6)).toEqual({ granted: 4 });
    expect(story.call(1)).toMatchObject({ why: 'day' });
  });
});

describe('what an organisation’s plan gives in a day', () => {
  const plans = { plans: [1_000, 5_000], perMinute: 10_000 };

  test('is learned from the vendor’s first word: the least plan that leaves so much', () => {
    const story = new Story(plans).after(5_000);
    story.call(1, 'person', { dayLeft: 4_900 });
    expect(story.pace.day).toMatchObject({ left: 4_900, most: 5_000, since: 0 });
    // Three in a hundred of it are kept for persons.
    expect(story.call(6_000, 'event')).toEqual({ granted: 4_750 });
  });

  test('is the one of which nothing was used, where all of it is left', () => {
    const story = new Story(plans);
    story.call(1, 'person', { dayLeft: 1_000 });
    expect(story.pace.day).toMatchObject({ left: 1_000, most: 1_000 });
  });

  test('is the least of all while the vendor has said nothing', () => {
    expect(new Story(plans).pace.day).toMatchObject({ left: 1_000, most: 1_000 });
  });

  test('comes again with every day', () => {
    const story = new Story(plans);
    story.call(1, 'person', { dayLeft: 10 });
    story.call(1, 'person', { dayLeft: 4_990 });
    expect(story.after(DAY).call(6_000)).toEqual({ granted: 5_000 });
  });

  test('may be exchanged for another', () => {
    const story = new Story(plans);
    story.call(1, 'person', { dayLeft: 4_999 });
    story.after(DAY).call(1, 'person', { dayLeft: 999 });
    expect(story.pace.day).toMatchObject({ left: 999, most: 1_000 });
    story.after(DAY).call(1, 'person', { dayLeft: 4_999 });
    expect(story.pace.day).toMatchObject({ left: 4_999, most: 5_000 });
  });

  test('is what the vendor says where it fits no plan', () => {
    const story = new Story(plans);
    story.call(1, 'person', { dayLeft: 20_000 });
    expect(story.pace.day).toMatchObject({ left: 20_000, most: 20_000 });
  });

  test('is more than twice of what was used, where a vendor that warns at half has not warned', () => {
    const story = new Story({ perDay: 5_000, plans: [5_000, 50_000], perMinute: 100_000 });
    story.call(2_400, 'person', { halfLeft: true });
    expect(story.pace.day).toMatchObject({ left: 2_600, most: 5_000 });
    story.call(200, 'person', { halfLeft: true });
    expect(story.pace.day).toMatchObject({ left: 47_400, most: 50_000 });
  });

  test('is no matter of silence any more once the vendor has said what is left', () => {
    const story = new Story({ perDay: 5_000, plans: [5_000, 50_000], perMinute: 100_000 });
    story.call(3_000, 'person', { dayLeft: 2_000 });
    story.call(10, 'person', { halfLeft: true });
    expect(story.pace.day).toMatchObject({ left: 1_990, most: 5_000 });
  });
});

describe('the vendor’s own day', () => {
  const first = () => {
    const story = new Story({ plans: [1_000, 5_000] });
    story.call(50, 'person', { dayLeft: 400 });
    return story;
  };

  test('is over when far more is left than was counted', () => {
    const story = first();
    story.after(5 * 3_600_000).call(1, 'person', { dayLeft: 999 });
    expect(story.pace.day).toMatchObject({ left: 999, most: 1_000, since: 5 * 3_600_000 });
  });

  test('is not over because a few calls were counted that were not made', () => {
    const story = first();
    story.after(MINUTE).call(40);
    story.after(MINUTE).call(1, 'person', { dayLeft: 399 });
    expect(story.pace.day).toMatchObject({ left: 399, since: 0 });
  });

  test.each<[what: string, counted: number, told: number, isNext: boolean]>([
    ['almost a whole plan is left, and our count is far from it', 400, 950, true],
    ['nine tenths are left, and our count is far from it', 400, 900, true],
    ['less than nine tenths are left', 400, 899, false],
    ['our count is as near as one in twenty', 900, 950, false],
    ['our count is a little further off', 899, 950, true],
    ['our count is beyond it, as far off', 1_000, 949, true],
    ['our count is the vendor’s', 950, 950, false],
  ])('when %s', (_, counted, told, isNext) => {
    const story = new Story({ plans: [1_000], perMinute: 10_000 });
    story.call(1, 'person', { dayLeft: counted });
    story.after(5_000).call(1);
    story.after(5_000).tell('of a group that nobody knows', { dayLeft: counted });
    story.after(5_000).tell('of a group that nobody knows', { dayLeft: told });
    const turned = isNext && { turned: true };
    expect(story.pace.day).toEqual({
      ...{ left: told, most: 1_000, told: true, toldAt: 15_000 },
      since: isNext ? 15_000 : 0,
      ...turned,
    });
  });

  test('may turn at any moment until it was seen to: who may call no more asks for the word with one call, two hours after the last', () => {
    const story = new Story({ plans: [1_000] });
    story.call(1, 'person', { dayLeft: 30 });
    expect(story.after(MINUTE).call(4, 'event')).toEqual({ waitMs: 2 * HOUR - MINUTE, why: 'day' });
    expect(story.call(4, 'run')).toMatchObject({ waitMs: DAY - MINUTE });
    story.after(2 * HOUR).call(4, 'event', { dayLeft: 29 });
    expect(story.pace.day).toMatchObject({ left: 29, since: 0 });
    expect(story.call(4, 'event')).toEqual({ waitMs: 2 * HOUR, why: 'day' });
    story.after(2 * HOUR).call(4, 'event', { dayLeft: 999 });
    expect(story.call(4, 'event')).toEqual({ granted: 4 });
    // Now it is known when the next one begins.
    story.after(MINUTE).call(1, 'person', { dayLeft: 20 });
    expect(story.call(1, 'event')).toEqual({ waitMs: DAY - MINUTE, why: 'day' });
  });

  test('never turns where the calls of the last day count: they come back one by one', () => {
    const story = new Story({ plans: [1_000], rolling: true });
    story.call(1, 'person', { dayLeft: 20 });
    story.after(MINUTE).call(1, 'person', { dayLeft: 990 });
    story.call(1, 'person', { dayLeft: 20 });
    expect(story.call(1, 'event')).toEqual({ waitMs: 2 * HOUR, why: 'day' });
  });

  test('a word is asked for with no call that a person would lack, nor of a vendor that gives none', () => {
    const story = new Story({ plans: [1_000] });
    story.call(1, 'person', { dayLeft: 1 });
    expect(story.after(3 * HOUR).call(1, 'event')).toEqual({ waitMs: DAY - 3 * HOUR, why: 'day' });
    const silent = new Story({ perMinute: 10_000 });
    silent.call(990);
    expect(silent.after(3 * HOUR).call(1, 'event')).toEqual({ waitMs: DAY - 3 * HOUR, why: 'day' });
  });

  describe('whose calls come back one by one, of a vendor that tells only when less than half is left', () => {
    const below = () => {
      const story = new Story({ perDay: 5_000, plans: [5_000, 50_000], rolling: true, perMinute: 100_000 });
      story.call(1, 'person', { dayLeft: 100 });
      return story;
    };

    test('has half of them back once it is silent, two hours after its last word', () => {
      const story = below().after(2 * HOUR);
      story.call(1, 'event', { halfLeft: true });
      expect(story.pace.day).toMatchObject({ left: 2_500, most: 5_000, toldAt: 2 * HOUR });
      expect(story.call(5_000, 'event')).toEqual({ granted: 2_350 });
    });

    test('but not before, nor where more was counted to be left, nor those that are reserved', () => {
      const early = below().after(2 * HOUR - 1);
      early.call(1, 'person', { halfLeft: true });
      expect(early.pace.day.left).toBe(99);
      const more = below();
      more.call(1, 'person', { dayLeft: 2_600 });
      more.after(2 * HOUR).call(10, 'person', { halfLeft: true });
      expect(more.pace.day).toMatchObject({ left: 2_590, toldAt: 0 });
      const busy = below().after(2 * HOUR);
      busy.ask(40);
      busy.call(1, 'person', { halfLeft: true });
      expect(busy.pace.day.left).toBe(2_460);
    });

    test('where a day begins at a moment of its own, silence brings nothing back', () => {
      const story = new Story({ perDay: 5_000, plans: [5_000, 50_000], perMinute: 100_000 });
      story.call(1, 'person', { dayLeft: 100 });
      story.after(2 * HOUR).call(1, 'person', { halfLeft: true });
      expect(story.pace.day.left).toBe(99);
    });
  });

  test('is never of a smaller plan than it was, before it is over', () => {
    const story = new Story({ plans: [1_000, 5_000], perMinute: 10_000 });
    story.call(1, 'person', { dayLeft: 4_900 });
    story.after(MINUTE).call(4_300);
    story.after(MINUTE).call(1, 'person', { dayLeft: 500 });
    expect(story.pace.day).toMatchObject({ left: 500, most: 5_000, since: 0 });
  });

  test('has its whole allowance where the vendor has no plans', () => {
    const story = new Story({ perDay: 1_000, perMinute: 10_000 });
    story.call(1, 'person', { dayLeft: 700 });
    expect(story.pace.day).toMatchObject({ left: 700, most: 1_000 });
    expect(freshPace({ perDay: 5, perMinute: 5, concurrent: 1 }, 9)).toEqual({
      lately: [],
      notBefore: 0,
      day: { left: 5, most: 5, since: 9 },
      daySpent: false,
      underWay: [],
    });
  });

  test('that was spent ends when the vendor says, and the next ones a day later each', () => {
    const story = new Story();
    story.call(1, 'person', { daySpent: true, waitMs: 3_600_000, dayLeft: 0 });
    story.after(3_700_000).call(1);
    expect(story.pace.day.since).toBe(3_600_000);
    story.after(2 * DAY).call(1);
    expect(story.pace.day.since).toBe(3_600_000 + 2 * DAY);
  });
});
