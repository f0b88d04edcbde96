import type { ActivityView } from '#features/activity/contract.ts';
import { words as parts } from '#features/activity/words-parts.ts';
import { words } from '#features/activity/words.ts';
import { words as approval } from '#features/approval/words.ts';
import { useGo } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { LinkButton } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useLocation } from '@tanstack/react-router';
import { LookAgain } from './topic-stale.tsx';
import { OtherVerbs } from './verbs-menu.tsx';
import { Missing } from './verbs-missing.tsx';
import { type Next, type Pressed, nextOf, othersFor } from './verbs-next.ts';

const pressed = {
  'activity.to_contact': client.activity.toContact,
  'activity.to_programme': client.activity.toProgramme,
  'approval.submit': client.approval.submit,
  'record.complete': client.record.complete,
  'activity.to_conversion': client.activity.toConversion,
  'activity.archive': client.activity.archive,
} as const satisfies Record<Pressed, unknown>;
interface Props {
  readonly view: ActivityView;
}

/** The next thing to do, what is still missing for it, and beside it what else can be done. */
export function ActivityVerbs({ view }: Props) {
  const say = useSay(words);
  const next = nextOf(view);
  return (
    <Section title={say('activity.next')} actions={<OtherVerbs view={view} />}>
      {next === null ? <Over view={view} /> : 'press' in next ? <Press verb={next.press} view={view} /> : <Lead part={next.part} view={view} />}
    </Section>
  );
}

function Over({ view: { facts: { activity } } }: Props) {
  const sayParts = useSay(parts);
  return <p className="quiet">{sayParts(activity.standing === 'postponed' ? 'next.postponed' : 'next.nobody')}</p>;
}

/** Who takes the next step, for everybody else. */
function Others({ view }: Props) {
  const say = useSay(parts);
  const who = othersFor(view);
  return who.length === 0 ? null : <p>{say('next.others', { who: who.map((one) => say(`next.who.${one}`)).join(say('next.or')) })}</p>;
}

/** A verb given by a press. The button stays when it cannot be pressed; the list says what is missing and where. */
export function Press({ verb, view }: Props & { readonly verb: Pressed }) {
  const say = useSay(words);
  const go = useGo();
  const { id, version } = view.facts.activity;
  const command = useCommand(pressed[verb], { invalidate: [api.activity.key(), api.approval.key()], onDone: () => go(links.activity(id)) });
  const why = view.allowed[verb] ?? [];
  return (
    <div className="stack">
      <Others view={view} />
      <Missing view={view} />
      <FailureNotice failure={command.failure} action={<LookAgain failure={command.failure} onDone={command.clear} />} />
      <Actions>
        <Button kind="primary" busy={command.busy} why={why} onClick={() => void command.run({ id, version })}>{say(`verb.${verb}`)}</Button>
      </Actions>
    </div>
  );
}

/** A verb that asks more than a press: the way to its part, who it waits for, and what is missing. */
function Lead({ part, view }: Props & Pick<Extract<Next, { readonly verb: string }>, 'part'>) {
  const { facts } = view;
  const sayParts = useSay(parts);
  const sayApproval = useSay(approval);
  const { pathname } = useLocation();
  const pending = facts.approvals.find((step) => step.state === 'pending');
  const to = links.activity(facts.activity.id, part);
  const here = pathname === to || pathname === links.activity(facts.activity.id);
  return (
    <div className="stack">
      {facts.activity.stage === 'approval' && pending !== undefined && <p>{sayApproval('approval.waits_for', { step: sayApproval(`step.${pending.step}`) })}</p>}
      <Others view={view} />
      <Missing view={view} />
      {here ? othersFor(view).length === 0 && (
        <p>{sayParts('next.below', { part: sayParts(`part.${part}`) })}</p>
      ) : (
        <Actions>
          <LinkButton kind="primary" to={to}>{sayParts('next.go', { part: sayParts(`part.${part}`) })}</LinkButton>
        </Actions>
      )}
    </div>
  );
}
