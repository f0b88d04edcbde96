import type { ActivityView } from '#features/activity/contract.ts';
import { LookAgain } from '#features/activity/parts/topic-stale.tsx';
import { words } from '#features/attendance/words.ts';
import { useGo } from '#web/address.ts';
import { client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay, useToday } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { DateInput } from '#web/ui/inputs.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';
import { invalidate } from './may.ts';

/** It took place, and on which day. What stands in its way is listed at the head of the page and again at the button. */
export function Hold({ view: { facts, allowed } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const format = useFormat();
  const go = useGo();
  const { id, version, plannedOn } = facts.activity;
  const today = useToday();
  const [day, setDay] = useState(plannedOn !== null && plannedOn <= today ? plannedOn : '');
  const [tried, setTried] = useState(false);
  const command = useCommand(client.attendance.hold, {
    invalidate,
    onDone: () => go(links.activity(id)),
  });
  const beside = (command.failure?.findings ?? []).filter((finding) => finding.field === 'heldOn');
  return (
    <Section title={say('attendance.hold_title')} sheet>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (day !== '') void command.run({ id, version, heldOn: day });
        }}
      >
        <p className="hint">{say('attendance.hold_hint')}</p>
        <Field
          label={say('attendance.held_on')}
          hint={plannedOn === null ? undefined : say('attendance.planned_for', { day: format.day(plannedOn) })}
          error={tried && day === '' ? say('attendance.hold_day') : null}
          findings={beside}
        >
          <DateInput value={day} onChange={setDay} />
        </Field>
        {beside.length === 0 && <FailureNotice failure={command.failure} action={<LookAgain failure={command.failure} onDone={command.clear} />} />}
        <Actions>
          <Button kind={day === '' ? 'plain' : 'primary'} type="submit" busy={command.busy} why={allowed['attendance.hold']}>
            {say('verb.attendance.hold')}
          </Button>
        </Actions>
      </form>
    </Section>
  );
}
