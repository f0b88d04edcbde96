import type { PartnerPage } from '#features/partner/contract-page.ts';
import { words } from '#features/partner/words.ts';
import { ProgrammeRead } from '#features/programme/parts/programme-read.tsx';
import { useSay } from '#web/language.tsx';
import { Day, SideChip } from '#web/ui/chips.tsx';
import { FactList, Section } from '#web/ui/section.tsx';

type Shown = PartnerPage['activity'];

/** Exactly what is consented to: the activity and its programme. */
export function ActivitySheet({ activity }: { readonly activity: Shown }) {
  const say = useSay(words);
  const { theme, kind, forms, tasks, expectedEffect, plannedOn, plannedEnd, place, sides, programme } = activity;
  const text = (typed: string | null) => (typed === null || typed === '' ? <span className="quiet">{say('page.open')}</span> : <span className="kept-lines">{typed}</span>);
  return (
    <>
      <Section title={say('page.activity')} sheet>
        <FactList
          facts={[
            { label: say('page.theme'), value: text(theme) },
            { label: say('page.sides'), value: <div className="side-by-side">{sides.map((side, index) => <SideChip key={index} name={side.branches.join('、') || side.words || side.unit} part={side.role} unit={side.branches.length === 0 ? null : side.unit} />)}</div> },
            { label: say('page.time'), value: <Day day={plannedOn} to={plannedEnd} /> },
            { label: say('page.place'), value: text(place) },
            { label: say('page.kind'), value: kind },
            { label: say('page.forms'), value: text(forms.join('、')) },
            { label: say('page.tasks'), value: text(tasks) },
            { label: say('page.effect'), value: text(expectedEffect) },
          ]}
        />
      </Section>
      <Section title={say('page.programme')}>
        {programme === null ? <p className="quiet">{say('page.no_programme')}</p> : <ProgrammeRead programme={programme} />}
      </Section>
    </>
  );
}
