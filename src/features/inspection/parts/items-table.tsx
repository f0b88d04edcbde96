import type { RoundView } from '#features/inspection/contract.ts';
import { words } from '#features/inspection/words.ts';
import { words as activity } from '#features/activity/words.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Chip, Day } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Table, type Column } from '#web/ui/table.tsx';

interface Props {
  readonly round: RoundView['round'];
  readonly items: RoundView['items'];
  /** Whether the reader is one who inspects. */
  readonly inspects: boolean;
}

/** The sampled activities, as they were drawn; each opens its sheet. */
export function ItemsTable({ round, items, inspects }: Props) {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const left = (item: Props['items'][number]) => {
    if (item.standing === 'cancelled' || item.standing === 'declined') return <Chip tone="quiet">{sayActivity(`standing.${item.standing}`)}</Chip>;
    return item.unanswered === 0 ? <Chip tone="done">{say('inspection.all_answered')}</Chip> : <Chip>{say('inspection.left', { count: item.unanswered })}</Chip>;
  };
  const doing = inspects && round.state === 'open';
  const columns: Column<Props['items'][number]>[] = [
    { key: 'activity', title: say('inspection.activity'), names: true, cell: (item) => <><TextLink to={links.inspection(round.id, { item: item.id })}>{item.theme ?? item.code}</TextLink> <span className="quiet">{item.code}</span></> },
    { key: 'branch', title: say('inspection.branch'), cell: (item) => item.branch },
    { key: 'held', title: say('inspection.held'), short: true, cell: (item) => <Day day={item.heldOn} /> },
    { key: 'progress', title: say('inspection.progress'), cell: left },
    { key: 'found', title: say('inspection.found'), cell: (item) => [item.good > 0 ? say('inspection.good_of', { count: item.good }) : '', item.problems > 0 ? say('inspection.problems_of', { count: item.problems }) : ''].filter((part) => part !== '').join('，') },
    ...(doing ? [{ key: 'do', title: say('inspection.open_activity'), cell: (item: Props['items'][number]) => (item.unanswered > 0 ? <LinkButton to={links.inspection(round.id, { item: item.id })}>{say(item.answers.length === 0 ? 'inspection.start' : 'inspection.go_on')}</LinkButton> : null) }] : []),
  ];
  return <Table caption={say('inspection.items')} rows={items} rowKey={(item) => item.id} columns={columns} />;
}
