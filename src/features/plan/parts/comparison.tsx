import { words as activity } from '#features/activity/words.ts';
import type { CompareView, SheetView } from '#features/plan/contract.ts';
import { words } from '#features/plan/words.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

type Item = CompareView['added'][number];
type Cell = CompareView['changed'][number]['cells'][number];

/** What two versions differ in: lines added and removed, and cell by cell what stood before and stands after. */
export function Comparison({ view, from, to }: { readonly view: SheetView; readonly from: number; readonly to: number | null }) {
  const say = useSay(words);
  const compared = useQuery({ ...api.plan.compare.queryOptions({ input: { planId: view.plan.id, from, ...(to === null ? {} : { to }) } }), placeholderData: keepPreviousData });
  return (
    <Loaded from={compared}>
      {({ added, removed, changed }) => (
        added.length + removed.length + changed.length === 0 ? <p className="quiet">{say('version.same')}</p> : (
          <>
            {added.length > 0 && <Section level={3} title={say('version.added', { count: added.length })}><Names items={added} /></Section>}
            {removed.length > 0 && <Section level={3} title={say('version.removed', { count: removed.length })}><Names items={removed} /></Section>}
            {changed.length > 0 && <Section level={3} title={say('version.changed', { count: changed.length })}>{changed.map((item) => <Changed key={item.itemId} view={view} item={item} />)}</Section>}
          </>
        )
      )}
    </Loaded>
  );
}

function useItemName(): (item: Item) => string {
  const say = useSay(words);
  return ({ number, branchName, content }) => [number === null ? null : say('version.item', { no: number }), content ?? say('year.undecided'), branchName].filter((part) => part !== null).join(' · ');
}

function Names({ items }: { readonly items: readonly Item[] }) {
  const nameOf = useItemName();
  return <ul className="plain-list">{items.map((item) => <li key={item.itemId}>{nameOf(item)}</li>)}</ul>;
}

function Changed({ view, item }: { readonly view: SheetView; readonly item: CompareView['changed'][number] }) {
  const say = useSay(words);
  const nameOf = useItemName();
  const told = useCellText(view);
  return (
    <Table
      showCaption caption={nameOf(item)} rows={item.cells} rowKey={(cell) => cell.field}
      columns={[
        { key: 'field', title: say('version.field'), names: true, cell: (cell) => say(`plan.cell.${cell.field}`) },
        { key: 'before', title: say('version.before'), cell: (cell) => <del className="before">{told(cell, cell.before)}</del> },
        { key: 'after', title: say('version.after'), cell: (cell) => <ins className="after">{told(cell, cell.after)}</ins> },
      ]}
    />
  );
}

/** A cell as people read it: names for ids, words for keys, money for fen. */
export function useCellText(view: Pick<SheetView, 'names' | 'arrangement'>): (cell: Pick<Cell, 'field'>, value: unknown) => string {
  const say = useSay(words);
  const sayActivity = useSay(activity);
  const format = useFormat();
  const named = (id: string): string => view.names[id] ?? view.arrangement.find((line) => line.id === id)?.text ?? say('version.unnamed');
  return ({ field }, value) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return say('version.nothing');
    if (typeof value === 'boolean') return say(value ? 'version.yes' : 'version.no_word');
    if (Array.isArray(value)) return value.map((one) => named(String(one))).join('；');
    if (typeof value === 'number') return field === 'estimateFen' ? format.money(value) : format.number(value);
    const text = String(value);
    switch (field) {
      case 'fromOn': case 'toOn': return format.day(text);
      case 'away': return say(`plan.away.${text as 'no'}`);
      case 'fundSource': return sayActivity(`fund.${text as 'party_dues'}`);
      case 'source': return sayActivity(`source.${text as 'hot'}`);
      case 'state': return say(`plan.item_state.${text as 'draft'}`);
      case 'unitId': case 'projectId': case 'problemId': case 'arrangementLineId': case 'earlierId': return named(text);
      default: return text;
    }
  };
}
