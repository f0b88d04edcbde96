import type { RuleView, Value } from '#features/rulebook/contract.ts';
import { parseYuan, yuanText } from '#shared/format.ts';

type Kind = RuleView['parameters'][number]['kind'];
interface Area {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly except: readonly string[];
}

interface Rate {
  readonly place: string;
  readonly others: number;
  readonly bureau: number;
  readonly minister: number;
}

const listed = (text: string | undefined): string[] => (text ?? '').split(/[、,，]/).map((word) => word.trim()).filter(Boolean);
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** Whether a stored value is a list of areas, as the contract has it. */
export const isArea = (value: unknown): value is Area =>
  typeof value === 'object' && value !== null && 'name' in value && 'aliases' in value && 'except' in value;

/** Whether a stored value is a table of rates by place. */
export const isRate = (value: unknown): value is Rate => typeof value === 'object' && value !== null && 'place' in value && 'others' in value;

/** A stored value as the text that stands in the field: one line for each entry of a list. */
export function textOf(kind: Kind, value: unknown): string {
  if (kind === 'areas' && Array.isArray(value)) {
    return value.filter(isArea).map(({ name, aliases, except }) => [name, aliases.join('、'), except.join('、')].join('｜').replace(/｜+$/, '')).join('\n');
  }
  if (kind === 'rates' && Array.isArray(value)) return value.filter(isRate).map(({ place, others, bureau, minister }) => [place, ...[others, bureau, minister].map((fen) => yuanText(fen))].join('｜')).join('\n');
  if (kind === 'words' && Array.isArray(value)) return value.map(String).join('\n');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** What was typed as a value of the parameter's kind; null while it cannot be read. Amounts are typed in their own field. */
export function valueOf(kind: Kind, text: string): Value | null {
  switch (kind) {
    case 'none': return true;
    case 'yes_no': return text === 'true' ? true : text === 'false' ? false : null;
    case 'words': return lines(text).length > 0 ? lines(text) : null;
    case 'areas': {
      const areas = lines(text).map((line) => {
        const [name = '', aliases, except] = line.split(/[｜|]/).map((part) => part.trim());
        const names = listed(aliases);
        return { name, aliases: names.length > 0 ? names : [name], except: listed(except) };
      });
      return areas.length > 0 && areas.every(({ name }) => name !== '') ? areas : null;
    }
    case 'rates': {
      const rates = lines(text).map((line) => {
        const [place = '', ...amounts] = line.split(/[｜|\t]/).map((part) => part.trim());
        const [others = null, bureau = null, minister = null] = amounts.map(parseYuan);
        return { place, others, bureau: bureau ?? others, minister: minister ?? bureau ?? others };
      });
      return rates.every((rate): rate is Rate => rate.place !== '' && rate.others !== null) ? rates : null;
    }
    default: return /^\d{1,10}$/.test(text.normalize('NFKC').trim()) ? Number(text.normalize('NFKC').trim()) : null;
  }
}
