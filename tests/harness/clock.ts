import { addDays } from '#shared/dates.ts';

/** A clock that stands until it is moved. */
export interface Clock {
  readonly now: () => Date;
  readonly set: (instant: string) => void;
  readonly forward: (minutes: number) => void;
}

export function clockAt(instant: string): Clock {
  let at = Date.parse(instant);
  return {
    now: () => new Date(at),
    set: (next) => { at = Date.parse(next); },
    forward: (minutes) => { at += minutes * 60_000; },
  };
}

/** The clock of each program that runs, by its address, so that a browser that visits it lives on the same day. */
export const clocks = new Map<string, Clock>();

/** A Wednesday with nothing special before or after it: what a browser test says of “today” holds at whatever hour, on whatever day it runs. */
const today = '2026-11-25';
/** A day counted from that one. */
export const dayFromNow = (days = 0): string => addDays(today, days);
/** That day towards evening in the office's zone: what takes place on it has taken place. */
export const thisEvening = `${today}T10:00:00.000Z`;
