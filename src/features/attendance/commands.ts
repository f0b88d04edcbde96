import { onActivity, onActivityWith } from '#features/activity/on-activity.ts';
import * as decide from './decide.ts';
import { enter as decideEnter, type ForEntering } from './decide-enter.ts';
import { peopleById, presentElsewhere, rosterOf } from './store.ts';

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

export const hold = onActivity<decide.Input<'hold'>>({ name: 'attendance.hold', tables: ['activity'], decide: decide.hold });
