import { addDays, dayIn, daysBetween, type Day } from '#shared/dates.ts';

const zone = 'Asia/Shanghai';

/** One thing that somebody did in the demo's past: on which day counted from today, at what o'clock in the office. */
export interface Step {
  readonly day: number;
  readonly at: string;
  readonly does: () => Promise<unknown>;
}

/**
 * The clock of the demo: it goes through the months before today, so that an activity held in autumn was also prepared,
 * recorded and followed up on days that fit.
 */
export class DemoClock {
  readonly today: Day;
  /** The first day it shows. */
  readonly begins: Day;
  readonly #end: Date;
  #now: Date;

  /** Begins `days` before the real present. */
  constructor(real: Date, days: number) {
    this.#end = real;
    this.today = dayIn(real.toISOString(), zone);
    this.begins = this.day(-days);
    this.#now = this.#instant(-days, '08:00');
  }

  /** Begins when this year's plan was called for, in November of last year, or earlier where the stories need it. */
  static from(real: Date): DemoClock {
    const today = dayIn(real.toISOString(), zone);
    return new DemoClock(real, Math.max(140, daysBetween(`${Number(today.slice(0, 4)) - 1}-11-20`, today)));
  }

  readonly now = (): Date => this.#now;
  day(offset: number): Day {
    return addDays(this.today, offset);
  }

  /** Whether it now shows one of the last `days` days before the present. */
  isWithin(days: number): boolean {
    return dayIn(this.#now.toISOString(), zone) >= this.day(-days);
  }

  /** Does the steps in the order of their days. Those still to come are left out: nobody has done them yet. */
  async run(steps: readonly Step[]): Promise<void> {
    const past = steps.filter((step) => this.#instant(step.day, step.at) <= this.#end).toSorted((a, b) => a.day - b.day || a.at.localeCompare(b.at));
    for (const step of past) {
      const then = this.#instant(step.day, step.at);
      if (then > this.#now) this.#now = then;
      await step.does();
    }
  }

  #instant(day: number, at: string): Date {
    return new Date(`${addDays(this.today, day)}T${at}:00+08:00`);
  }
}
