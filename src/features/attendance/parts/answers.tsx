import type { ActivityView } from '#features/activity/contract.ts';
import type { Seat } from '#features/attendance/facts.ts';
import { words } from '#features/attendance/words.ts';
import { useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** Who answered what, in the order of the branches' lists: for those who run the activity. */
export function Answers({ view: { facts }, roster }: { readonly view: ActivityView; readonly roster: readonly Seat[] }) {
  const say = useSay(words);
  const of = (seat: Seat) => facts.replies.find((reply) => reply.personId === seat.personId) ?? null;
  const count = (answer: string | null): number => roster.filter((seat) => (of(seat)?.answer ?? null) === answer).length;
  const several = new Set(roster.map((seat) => seat.branchId)).size > 1;
  return (
    <Section title={say('attendance.answers')} sheet>
      <div className="stack">
        <p>
          {say('attendance.answers_count', {
            yes: count('yes'),
            leave: count('leave'),
            open: count(null),
          })}
        </p>
        <Table
          caption={say('attendance.answers')}
          rows={roster}
          rowKey={(seat) => seat.personId}
          columns={[
            {
              key: 'name',
              title: say('attendance.person'),
              names: true,
              cell: (seat) => (
                <>
                  {seat.name}
                  {seat.secretary && <span className="quiet"> {say('attendance.secretary')}</span>}
                </>
              ),
            },
            ...(several
              ? [
                  {
                    key: 'branch',
                    title: say('attendance.branch'),
                    cell: (seat: Seat) => seat.branchName,
                  },
                ]
              : []),
            {
              key: 'answer',
              title: say('attendance.answer'),
              short: true,
              cell: (seat) => <AnswerChip answer={of(seat)?.answer ?? 'open'} />,
            },
            {
              key: 'reason',
              title: say('attendance.leave_reason'),
              cell: (seat) => of(seat)?.reason ?? null,
            },
          ]}
        />
      </div>
    </Section>
  );
}

function AnswerChip({ answer }: { readonly answer: 'yes' | 'leave' | 'open' }) {
  const say = useSay(words);
  return <Chip tone={answer === 'yes' ? 'done' : answer === 'leave' ? 'plain' : 'quiet'}>{say(`attendance.answer.${answer}`)}</Chip>;
}
