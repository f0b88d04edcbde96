import type { RobotRow } from '#features/reminder/contract.ts';
import { AddRobot, Retire, Speak } from '#features/reminder/parts/robot-dialogs.tsx';
import { words as page } from '#features/reminder/words-page.ts';
import { words as reminder } from '#features/reminder/words.ts';
import { words as outlet } from '#features/outlet/words.ts';
import { languageNames } from '#shared/language.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Time } from '#web/ui/chips.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

const words = { ...page, ...reminder };
const invalidate = [api.reminder.robots.key()];

/** Robots of group chats, for those who keep them. */
export function Robots() {
  const say = useSay(words);
  const [doing, setDoing] = useState<'add' | { readonly verb: 'retire' | 'speak'; readonly robot: RobotRow } | null>(null);
  const list = useQuery(api.reminder.robots.queryOptions({ input: {} }));
  const test = useCommand(client.reminder.testRobot, { invalidate });
  const on = useCommand(client.reminder.switchOnRobot, { invalidate });
  const named = (verb: string, robot: RobotRow): string => `${verb}${say('reminder.about', { what: robot.name })}`;
  return (
    <Section title={say('reminder.robots')} id="robots" actions={<Button icon="plus" onClick={() => setDoing('add')}>{say('reminder.robot_add')}</Button>}>
      <p className="hint">{say('reminder.robots_lead')}</p>
      <FailureNotice failure={test.failure ?? on.failure} />
      <Loaded from={list} lines={3}>
        {({ robots, branches, office, keywords }) => (
          <>
            <Table
              caption={say('reminder.robots')} rows={robots} rowKey={(row) => row.id} empty={<p className="quiet">{say('reminder.robots_none')}</p>}
              columns={[
                { key: 'name', title: say('reminder.robot_named'), names: true, cell: (row) => <>{row.name} {row.offAt !== null && <Chip tone="warn">{say('reminder.robot_off_since')}</Chip>}</> },
                { key: 'kind', title: say('reminder.robot_kind'), short: true, cell: (row) => say(`reminder.robot.${row.kind}`) },
                { key: 'language', title: say('reminder.robot_language'), short: true, cell: (row) => languageNames[row.language] },
                { key: 'for', title: say('reminder.robot_for'), cell: (row) => row.branch ?? say('reminder.robot_office') },
                { key: 'where', title: say('reminder.robot_where'), cell: (row) => <span className="address">{row.host}/…</span> },
                { key: 'last', title: say('reminder.robot_last'), cell: (row) => (row.answeredAt === null ? <span className="quiet">{say('reminder.robot_never')}</span> : <><Answer answer={row.answer} /> <span className="quiet"><Time at={row.answeredAt} /></span></>) },
                {
                  key: 'do', title: say('reminder.robot_do'), cell: (row) => (
                    <span className="actions">
                      <Button small busy={test.busy} label={named(say('reminder.robot_test'), row)} onClick={() => void test.run({ id: row.id, version: row.version })}>{say('reminder.robot_test')}</Button>
                      <Button small label={named(say('reminder.robot_change_language'), row)} onClick={() => setDoing({ verb: 'speak', robot: row })}>{say('reminder.robot_change_language')}</Button>
                      {row.offAt !== null && <Button small label={named(say('reminder.robot_switch_on'), row)} onClick={() => void on.run({ id: row.id, version: row.version })}>{say('reminder.robot_switch_on')}</Button>}
                      <Button small label={named(say('reminder.robot_retire'), row)} onClick={() => setDoing({ verb: 'retire', robot: row })}>{say('reminder.robot_retire')}</Button>
                    </span>
                  ),
                },
              ]}
            />
            {doing !== null && doing !== 'add' && doing.verb === 'speak' && <Speak robot={doing.robot} keywords={keywords} onClose={() => setDoing(null)} />}
            {doing === 'add' && <AddRobot branches={branches} office={office} keywords={keywords} onClose={() => setDoing(null)} />}
          </>
        )}
      </Loaded>
      {doing !== null && doing !== 'add' && doing.verb === 'retire' && <Retire robot={doing.robot} onClose={() => setDoing(null)} />}
    </Section>
  );
}

/** What the other side said: in words of the product, or as it put it. */
function Answer({ answer }: { readonly answer: string | null }) {
  const say = useSay({ ...words, ...outlet });
  return <>{answer?.startsWith('@') === true ? say(answer.slice(1) as never) : answer}</>;
}
