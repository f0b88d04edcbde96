import type { ActivityView } from '#features/activity/contract.ts';
import { LookAgain } from '#features/activity/parts/topic-stale.tsx';
import type { Seat } from '#features/attendance/facts.ts';
import { words } from '#features/attendance/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Day, Time } from '#web/ui/chips.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/inputs.tsx';
import { Actions, FactList, Section } from '#web/ui/section.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MyAnswer } from './my-answer.tsx';
import { invalidate, mayGive } from './may.ts';

interface Props {
  readonly view: ActivityView;
  readonly roster: readonly Seat[];
}

/** The notice as those concerned receive it, their answer to it, and, for who runs the activity, the button that sends it. */
export function NoticeCard({ view, roster }: Props) {
  const say = useSay(words);
  const [asking, setAsking] = useState(false);
  const { activity } = view.facts;
  const sent = useQuery(api.attendance.notice.queryOptions({ input: { id: activity.id } }));
  const again = activity.announcedAt !== null;
  const why = view.allowed['attendance.announce'];
  return (
    <Section title={say('attendance.notice')} sheet>
      <div className="stack">
        <FactList
          facts={[
            ...whenAndWhere(view, say, useFormat()),
            ...(sent.data
              ? [
                  {
                    label: say('attendance.by'),
                    value: (
                      <>
                        {sent.data.by} <Time at={sent.data.at} />
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
        {!again && <p className="quiet">{say('attendance.not_announced')}</p>}
        {sent.data?.note && <p className="said-words">{sent.data.note}</p>}
        {mayGive(why) && (
          <Actions>
            <Button kind={again ? 'plain' : 'primary'} why={why} onClick={() => setAsking(true)}>
              {say(again ? 'verb.attendance.announce_again' : 'verb.attendance.announce')}
            </Button>
          </Actions>
        )}
      </div>
      <MyAnswer view={view} roster={roster} />
      {asking && <Announce view={view} count={roster.length} again={again} onClose={() => setAsking(false)} />}
    </Section>
  );
}

/** Of the approved programme, session by session; before there is one, what the topic says. */
function whenAndWhere({ facts: { activity } }: ActivityView, say: ReturnType<typeof useSay<typeof words>>, format: ReturnType<typeof useFormat>) {
  const sessions = (activity.approvedProgramme ?? activity.programme)?.sessions ?? [];
  const places = [...new Set(sessions.map((session) => session.place))].join('；') || activity.place;
  return [
    {
      label: say('attendance.when'),
      value:
        sessions.length === 0 ? (
          <Day day={activity.plannedOn} to={activity.plannedEnd} />
        ) : (
          sessions.map((one) => `${format.day(one.day)} ${one.from}–${one.to}`).join('；')
        ),
    },
    { label: say('attendance.where'), value: places ?? <span className="quiet">—</span> },
  ];
}

interface AnnounceProps {
  readonly view: ActivityView;
  readonly count: number;
  readonly again: boolean;
  readonly onClose: () => void;
}

function Announce({ view, count, again, onClose }: AnnounceProps) {
  const say = useSay(words);
  const [note, setNote] = useState('');
  const { id, version } = view.facts.activity;
  const command = useCommand(client.attendance.announce, { invalidate, onDone: onClose });
  const verb = say(again ? 'verb.attendance.announce_again' : 'verb.attendance.announce');
  return (
    <FormDialog
      title={verb}
      verb={verb}
      busy={command.busy}
      failure={command.failure}
      onClose={onClose}
      wayOut={<LookAgain failure={command.failure} onDone={command.clear} />}
      onSend={() => void command.run({ id, version, note: note.trim() || null })}
    >
      <p>{again ? say('attendance.again_hint') : say('attendance.first_hint', { count })}</p>
      <Field label={say('attendance.note')} hint={say('attendance.note_hint')} optional>
        <TextArea value={note} maxLength={500} onChange={setNote} />
      </Field>
    </FormDialog>
  );
}
