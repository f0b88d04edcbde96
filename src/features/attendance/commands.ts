import { onActivity, onActivityWith } from '#features/activity/on-activity.ts';
import type { Known } from '#features/activity/subject.ts';
import type { Connection, Scope } from '#platform/command.ts';
import * as decide from './decide.ts';
import * as code from './decide-code.ts';
import { enter as decideEnter, enterByLink as decideByLink, type ForEntering } from './decide-enter.ts';
import { digitsOf, stepsWith } from './facts-code.ts';
import { presences, showings } from './store-code.ts';
import { peopleById, presentElsewhere, rosterOf } from './store.ts';

export type CodeOf = (showingId: string, step: number) => string;
type Also<T> = Omit<T, 'facts' | 'rules'>;

export const announce = onActivityWith<decide.Input<'announce'>, Also<decide.WithRoster>>({
  name: 'attendance.announce', tables: ['activity'], decide: decide.announce,
  also: async (db, scope, { facts }) => ({ roster: await rosterOf(db, scope, facts) }),
});

export const reply = onActivityWith<decide.Input<'reply'>, Also<decide.WithRoster>>({
  name: 'attendance.reply', tables: ['reply'], decide: decide.reply,
  also: async (db, scope, { facts }) => ({ roster: await rosterOf(db, scope, facts) }),
});

/** Writes the side's numbers and, where the record showed other ones, asks for the signatures again. */
export const enter = onActivityWith<decide.Input<'enter'>, Also<ForEntering>>({
  name: 'attendance.enter', tables: ['attendance', 'side', 'activity', 'record', 'consent'], decide: decideEnter,
  async also(db, scope, { facts }, { sides }) {
    const ids = sides.flatMap((side) => side.people.flatMap((person) => person.personId ?? []));
    return { roster: await rosterOf(db, scope, facts), guests: await peopleById(db, scope, ids), elsewhere: await presentElsewhere(db, scope, facts, ids) };
  },
});

/** The same of one side that is not ours: nobody of our people stands in it. */
export const enterByLink = onActivityWith<decide.Input<'enterByLink'>, Also<ForEntering>>({
  name: 'attendance.enter_by_link', tables: ['attendance', 'side', 'activity', 'record', 'consent'], decide: decideByLink, also: async () => ({ roster: [], guests: [], elsewhere: [] }),
});

const showingsOf = async (db: Connection, scope: Scope, { facts }: Known) => ({ showings: await showings(db, scope, facts.activity.id) });
export const openCode = onActivityWith<decide.Input<'openCode'>, Also<code.WithShowings>>({ name: 'attendance.open_code', tables: ['onsiteCode'], decide: code.openCode, also: showingsOf });
export const closeCode = onActivityWith<decide.Input<'closeCode'>, Also<code.WithShowings>>({ name: 'attendance.close_code', tables: ['onsiteCode'], decide: code.closeCode, also: showingsOf });

/** `codeOf` draws the digits of a showing's step: the key lies outside the database. */
export const confirm = (codeOf: CodeOf) => onActivityWith<decide.Input<'confirm'>, Also<code.ForConfirming>>({
  name: 'attendance.confirm', tables: ['onsitePresence'], decide: code.confirm,
  async also(db, scope, { facts }, input) {
    const digits = digitsOf(input.code);
    const shown = await showings(db, scope, facts.activity.id);
    const matches = digits === null ? [] : shown.flatMap((one) => stepsWith(one, (step) => codeOf(one.id, step), digits).map((step) => ({ step, stepSeconds: one.stepSeconds })));
    const mine = scope.actor.personId === null ? [] : await presences(db, scope, facts.activity.id, scope.actor.personId);
    return { roster: await rosterOf(db, scope, facts), matches, shownAtAll: shown.length > 0, confirmedAlready: mine.length > 0 };
  },
});

export const hold = onActivity<decide.Input<'hold'>>({ name: 'attendance.hold', tables: ['activity'], decide: decide.hold });
