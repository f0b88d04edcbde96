import { nameOfSide, type ActivityFacts } from '#features/activity/facts-plain.ts';
import { words } from '#features/authenticity/words-parts.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** What each side said of the programme and of the record: who, how, when; also what no longer counts because the text was changed. */
export function Signed({ facts }: { readonly facts: ActivityFacts }) {
  const say = useSay(words);
  const format = useFormat();
  const side = (id: string): string => {
    const found = facts.sides.find((one) => one.id === id);
    return found === undefined ? '' : nameOfSide(found);
  };
  return (
    <Section title={say('evidence.signed')}>
      <Table
        caption={say('evidence.signed')} rows={facts.consents.toSorted((a, b) => a.at.localeCompare(b.at))} rowKey={(one) => one.id} empty={<p className="quiet">{say('evidence.no_signed')}</p>}
        columns={[
          { key: 'side', title: say('evidence.side'), names: true, cell: (one) => side(one.sideId) },
          { key: 'what', title: say('evidence.what'), cell: (one) => <>{say(`evidence.subject.${one.subject}`, { version: one.subjectVersion })}：{say(`evidence.decision.${one.decision}`)}{one.superseded && <span className="quiet">（{say('evidence.superseded')}）</span>}</> },
          { key: 'who', title: say('evidence.who'), cell: (one) => `${one.name}（${one.post}）` },
          { key: 'how', title: say('evidence.how'), cell: (one) => say(`evidence.way.${one.way}`) },
          { key: 'when', title: say('evidence.when'), cell: (one) => format.instant(one.at) },
        ]}
      />
    </Section>
  );
}
