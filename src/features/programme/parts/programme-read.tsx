import type { Declarations, Programme } from '#features/activity/facts.ts';
import { lengthOf, plannedOf } from '#features/programme/facts.ts';
import { words } from '#features/programme/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Day } from '#web/ui/chips.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** A programme as everybody reads it: each session with its agenda and stops, then the tasks. */
export function ProgrammeRead({ programme }: { readonly programme: Programme }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <>
      {programme.sessions.map((session, index) => (
        <Section key={index} level={3} title={`${say('programme.session', { n: index + 1 })} ${format.day(session.day)} ${session.from}–${session.to}`}>
          <FactList
            facts={[
              { label: say('programme.place'), value: session.place },
              ...(session.stops.length === 0 ? [] : [{ label: say('programme.stops'), value: session.stops.map((stop) => `${stop.name}（${say(`stop.${stop.kind}`)}）`).join(' → ') }]),
            ]}
          />
          <Table
            caption={`${say('programme.agenda')} ${index + 1}`}
            rows={session.agenda}
            rowKey={(item) => `${session.agenda.indexOf(item)}`}
            columns={[
              { key: 'title', title: say('programme.item'), names: true, cell: (item) => item.title },
              { key: 'strand', title: say('programme.strand'), cell: (item) => say(`strand.${item.strand}`) },
              { key: 'minutes', title: say('programme.minutes'), end: true, cell: (item) => item.minutes },
              { key: 'owner', title: say('programme.owner'), cell: (item) => item.owner || <span className="quiet">—</span> },
            ]}
          />
          <p className="running-sum">{say('programme.sum_of', { planned: plannedOf(session), length: lengthOf(session) })}</p>
        </Section>
      ))}
      <Section level={3} title={say('programme.tasks')}>
        <Table
          caption={say('programme.tasks')}
          rows={programme.tasks}
          rowKey={(task) => `${programme.tasks.indexOf(task)}`}
          empty={<p className="quiet">{say('programme.no_tasks')}</p>}
          columns={[
            { key: 'what', title: say('programme.task'), names: true, cell: (task) => task.what },
            { key: 'owner', title: say('programme.owner'), cell: (task) => task.owner || <span className="quiet">—</span> },
            { key: 'due', title: say('programme.due'), cell: (task) => (task.due === null ? <span className="quiet">—</span> : <Day day={task.due} />) },
          ]}
        />
      </Section>
    </>
  );
}

/** What was stated about conduct; a question nobody answered reads as not answered, never as no. */
export function ConductRead({ declarations }: { readonly declarations: Declarations }) {
  const say = useSay(words);
  const { itineraryBy, arrangedByPartner, alcohol, gifts, paidLecture, partnerVehicle, workingPapers, integrityReport } = declarations;
  const stated = (so: { readonly note: string | null } | null): string => (so === null ? say('conduct.no') : [say('conduct.yes'), so.note].filter(Boolean).join('：'));
  return (
    <Section level={3} title={say('conduct.title')}>
      <FactList
        facts={[
          { label: say('conduct.itineraryBy'), value: say(`conduct.${itineraryBy ?? 'unstated'}`) },
          { label: say('conduct.arranged'), value: arrangedByPartner.map((one) => say(`conduct.${one}`)).join('、') || say('conduct.none') },
          { label: say('conduct.alcohol'), value: say(alcohol === null ? 'conduct.unstated' : alcohol ? 'conduct.yes' : 'conduct.no') },
          { label: say('conduct.paidLecture'), value: stated(paidLecture === null ? null : { note: paidLecture.approvalNo }) },
          { label: say('conduct.partnerVehicle'), value: stated(partnerVehicle === null ? null : { note: partnerVehicle.paymentRecord }) },
          { label: say('conduct.workingPapers'), value: stated(workingPapers === null ? null : { note: workingPapers.clearance }) },
          { label: say('conduct.gifts'), value: gifts.map((gift) => `${say(`conduct.${gift.direction}`)} ${gift.what}`).join('、') || say('conduct.none') },
          ...(integrityReport === null ? [] : [{ label: say('conduct.integrityReport'), value: integrityReport }]),
        ]}
      />
    </Section>
  );
}
