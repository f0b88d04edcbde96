import { words as activity } from '#features/activity/words.ts';
import { words as approval } from '#features/approval/words.ts';
import type { comingRow, MineRow, RecentRow, WaitingRow } from '#features/home/contract.ts';
import { placeOf } from '#features/home/facts.ts';
import { whereOf } from '#features/home/parts/where.ts';
import { words } from '#features/home/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import type { ReactNode } from 'react';
import type { z } from 'zod';

interface ThingProps {
  readonly to: string;
  readonly theme: string | null;
  readonly children: ReactNode;
  readonly side: ReactNode;
}

/** One line of a list: what it is about, what there is to do, and the button or day at its end. */
function Thing({ to, theme, children, side }: ThingProps) {
  const say = useSay(words);
  return (
    <li className="thing">
      <div className="thing-what">
        <TextLink to={to}>{theme ?? say('home.untitled')}</TextLink>
        <p>{children}</p>
      </div>
      <div className="thing-side">{side}</div>
    </li>
  );
}

/** What waits for me, each with the button that leads to where it is done. */
export function Waiting({ rows }: { readonly rows: readonly WaitingRow[] }) {
  const say = useSay(words);
  const sayStep = useSay(approval);
  const format = useFormat();
  const detail = ({ kind, detail: text }: WaitingRow): string | null => (kind === 'approve' && text !== null ? sayStep(`step.${text}` as 'step.branch') : text);
  return (
    <ul className="things">
      {rows.map((row) => {
        const to = whereOf(row);
        return (
          <Thing key={`${row.kind} ${row.id}`} to={to} theme={row.theme} side={<Do to={to} verb={say(`home.do.${row.kind}`)} theme={row.theme} main />}>
            {say(`home.kind.${row.kind}`)}
            {detail(row) !== null && <> · {detail(row)}</>}
            {row.day !== null && <> · {row.kind === 'report' ? say('home.due', { day: format.day(row.day) }) : format.day(row.day)}</>}
            {row.overdue && <> <Chip tone="warn">{say('home.overdue')}</Chip></>}
          </Thing>
        );
      })}
    </ul>
  );
}

/** A button that goes to where something is done; its spoken name tells of which activity. */
function Do({ to, verb, theme, main = false }: { readonly to: string; readonly verb: string; readonly theme: string | null; readonly main?: boolean }) {
  const say = useSay(words);
  return (
    <LinkButton to={to} kind={main ? 'primary' : 'plain'}>
      {verb}
      <span className="unseen">{say('home.of', { theme: theme ?? say('home.untitled') })}</span>
    </LinkButton>
  );
}

/** Activities I organise: where each stands and its next thing. */
export function Mine({ rows }: { readonly rows: readonly MineRow[] }) {
  const say = useSay(words);
  const sayStep = useSay(approval);
  const sayStage = useSay(activity);
  return (
    <ul className="things">
      {rows.map((row) => {
        const to = links.activity(row.activityId, placeOf[row.next]);
        const step = row.next === 'approval' && row.detail !== null ? sayStep(`step.${row.detail}` as 'step.branch') : null;
        return (
          <Thing key={row.activityId} to={links.activity(row.activityId)} theme={row.theme} side={<Do to={to} verb={say('home.go_on')} theme={row.theme} />}>
            <Chip tone={row.standing === 'active' ? 'plain' : 'warn'}>{row.standing === 'active' ? sayStage(`stage.${row.stage}`) : sayStage(`standing.${row.standing}`)}</Chip>{' '}
            {step === null ? say(`home.next.${row.next}`) : say('home.next.approval_at', { step })}
            {row.day !== null && <> · <Day day={row.day} /></>}
          </Thing>
        );
      })}
    </ul>
  );
}

/** What is coming: nearest first. */
export function Coming({ rows }: { readonly rows: readonly z.infer<typeof comingRow>[] }) {
  const sayStage = useSay(activity);
  return (
    <ul className="things">
      {rows.map((row) => (
        <Thing key={row.activityId} to={links.activity(row.activityId)} theme={row.theme} side={<Chip>{sayStage(`stage.${row.stage}`)}</Chip>}>
          <Day day={row.from} to={row.to} /> {[row.place, row.hosts.join('、')].filter(Boolean).map((text) => <span key={text}>· {text} </span>)}
          <Ways of={row} ways={['programme', 'papers']} />
        </Thing>
      ))}
    </ul>
  );
}

const placeOfWay = { programme: 'programme', papers: 'papers', record: 'record', read_record: 'record', insight: 'publicity', problem: 'conversion' } as const;
type Way = keyof typeof placeOfWay;

/** Ways straight to one part of an activity; each tells of which activity, for those who hear them. */
function Ways({ of: { activityId, theme }, ways }: { readonly of: { readonly activityId: string; readonly theme: string | null }; readonly ways: readonly Way[] }) {
  const say = useSay(words);
  return (
    <span className="thing-ways">
      {ways.map((way) => (
        <TextLink key={way} to={links.activity(activityId, placeOfWay[way])}>
          {say(`home.way.${way}`)}
          <span className="unseen">{say('home.of', { theme: theme ?? say('home.untitled') })}</span>
        </TextLink>
      ))}
    </span>
  );
}

/** What was held lately, with the ways to what one may write of it. */
export function Recent({ rows }: { readonly rows: readonly RecentRow[] }) {
  const say = useSay(words);
  const format = useFormat();
  const sayStage = useSay(activity);
  return (
    <ul className="things">
      {rows.map((row) => (
        <Thing key={row.activityId} to={links.activity(row.activityId)} theme={row.theme} side={<Chip>{sayStage(`stage.${row.stage}`)}</Chip>}>
          {say('home.held_on', { day: format.day(row.heldOn) })}
          <Ways of={row} ways={[row.record ? 'record' : 'read_record', 'insight', 'problem']} />
        </Thing>
      ))}
    </ul>
  );
}
