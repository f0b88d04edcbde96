import { industries, provinceOf, regions, unitKinds } from '#features/unit/facts.ts';
import { words } from '#features/unit/words.ts';
import { useSay } from '#web/language.tsx';

/** Says the stored codes of a unit; a code that no list has is shown as it is, nothing as unknown. */
export function useUnitWords() {
  const say = useSay(words);
  const known = <T extends string>(list: readonly T[], code: string | null): T | undefined => list.find((one) => one === code);
  return {
    kind: (code: string): string => {
      const one = known(unitKinds, code);
      return one === undefined ? code : say(`unit.kind.${one}`);
    },
    industry: (code: string | null): string => {
      const one = known(industries, code);
      return one === undefined ? (code ?? say('unit.unknown')) : say(`industry.${one}`);
    },
    /** The province alone; the whole place comes with the unit. */
    region: (code: string | null): string => {
      const one = known(regions, code === null ? null : provinceOf(code));
      return one === undefined ? (code ?? say('unit.unknown')) : say(`region.${one}`);
    },
  };
}
