import type { ReminderRow } from '#features/reminder/contract.ts';
import { spoken } from '#features/reminder/documents-mail.ts';
import { useFormat, useLexicon } from '#web/language.tsx';

/** Says what waits, in the words of whichever feature it is of; empty while they are on their way. */
export function useSentence(): { readonly says: (row: Pick<ReminderRow, 'watch' | 'facts'>) => string; readonly kind: (watch: string) => string } {
  const say = useLexicon();
  const { day } = useFormat();
  return {
    says: ({ watch, facts }) => say?.(`due.${watch}` as never, spoken(facts, day)) ?? '',
    kind: (watch) => {
      const said = say?.(`reminder.kind.${watch}` as never) ?? '';
      // A kind nobody has named is told by its name.
      return said.startsWith('[') ? watch : said;
    },
  };
}
