import type { RuleView, Setting } from '#features/rulebook/contract.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { words } from './all-words.ts';
import { isArea, isRate } from './values.ts';

export type Parameter = RuleView['parameters'][number];

/** A value as people read it; lists of more than a line are folded. */
export function RuleValue({ parameter, value }: { readonly parameter: Parameter; readonly value: unknown }) {
  const say = useSay(words);
  const format = useFormat();
  if (typeof value === 'boolean') return say(value ? 'rulebook.yes' : 'rulebook.no');
  if (typeof value === 'number') {
    if (parameter.kind === 'money') return format.money(value);
    return `${format.number(value)}${parameter.unit === null ? '' : ` ${say(`unit.${parameter.unit}`)}`}`;
  }
  if (!Array.isArray(value)) return say('rulebook.none');
  const money = (fen: number) => format.money(fen);
  if (value.length === 0) return say('rulebook.none');
  const texts = value.map((item) => (isRate(item) ? `${item.place} ${[item.others, item.bureau, item.minister].map(money).join(' / ')}` : isArea(item) ? areaText(item, (names) => say('rulebook.except', { names })) : String(item)));
  return (
    <details>
      <summary>{say('rulebook.items', { count: texts.length })}</summary>
      <p lang="zh">{texts.join('；')}</p>
    </details>
  );
}

function areaText({ name, aliases, except }: { name: string; aliases: readonly string[]; except: readonly string[] }, not: (names: string) => string): string {
  const others = aliases.filter((alias) => alias !== name);
  return `${name}${others.length === 0 ? '' : `（${others.join('、')}）`}${except.length === 0 ? '' : `，${not(except.join('、'))}`}`;
}

/** 已核 or 待核, with who and when. */
export function Status({ setting }: { readonly setting: Setting }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <>
      <Chip tone={setting.status === 'confirmed' ? 'done' : 'warn'}>{say(`rulebook.status.${setting.status}`)}</Chip>
      {setting.confirmedBy !== null && (
        <span className="quiet"> {say('rulebook.confirmedBy', { name: setting.confirmedBy, day: format.day(setting.confirmedOn) })}</span>
      )}
    </>
  );
}
