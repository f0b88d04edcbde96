import type { SeriesFigures, SeriesView } from '#features/series/contract.ts';
import { CloseSeries, EditSeries, PutIn } from '#features/series/parts/series-dialogs.tsx';
import { words } from '#features/series/words.ts';
import { useParam } from '#web/address.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { Page } from '#web/frame/page.tsx';
import { useFormat, useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Empty, Failed, Loading } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Asked = 'edit' | 'close' | 'add';

/** One series: its activities by year, its figures with their definitions, its partners and what came of it. */
export function SeriesPage() {
  const id = useParam('id');
  const say = useSay(words);
  const format = useFormat();
  const view = useQuery(api.series.get.queryOptions({ input: { id } }));
  const [asked, setAsked] = useState<Asked | null>(null);
  if (view.isPending) return <Loading page />;
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />;
  const { series, allowed, activities, figures, partners, effects, patterns } = view.data;
  const may = (verb: string): boolean => allowed[verb]?.length === 0;
  const close = (): void => setAsked(null);
  const choose = may('series.add') && <Button kind="primary" icon="plus" onClick={() => setAsked('add')}>{say('series.choose')}</Button>;
  return (
    <Page
      title={series.name} back={{ to: links.seriesList(), label: say('series.title') }} width="wide" lead={<p>{series.purpose}</p>}
      actions={<>
        {choose}
        {may('series.edit') && <Button onClick={() => setAsked('edit')}>{say('series.edit')}</Button>}
        {may('series.set_state') && <Button onClick={() => setAsked('close')}>{say(series.state === 'active' ? 'series.close' : 'series.reopen')}</Button>}
      </>}
    >
      <p className="section"><Chip tone={series.state === 'active' ? 'active' : 'quiet'}>{say(`series.state.${series.state}`)}</Chip> <span className="quiet">{say('series.made_by', { name: series.createdName, at: format.instant(series.createdAt) })}</span></p>
      <Section title={say('series.timeline')}>
        {activities.length === 0 ? <Empty title={say('series.no_activity')} action={choose} /> : <Timeline id={series.id} activities={activities} mayTakeOff={may('series.take_off')} />}
      </Section>
      <Figures figures={figures} />
      <Section title={say('series.effects')}>
        {effects.length === 0 ? <p className="quiet">{say('series.no_effect')}</p> : (
          <Table
            caption={say('series.effects')} rows={effects} rowKey={(row) => row.actionId}
            columns={[
              { key: 'measure', title: say('series.f.actions'), names: true, cell: (row) => <TextLink to={links.activity(row.activityId, 'conversion')}>{row.measure}</TextLink> },
              { key: 'before', title: say('series.before'), cell: (row) => row.before ?? '' },
              { key: 'after', title: say('series.after'), cell: (row) => row.after ?? '' },
              { key: 'by', title: say('series.verifier'), cell: (row) => say('series.verified_by', { name: row.verifierName ?? '' }) },
            ]}
          />
        )}
      </Section>
      <Section title={say('series.partners')}>
        {partners.length === 0 ? <p className="quiet">{say('series.no_partner')}</p> : (
          <ul className="plain-list">{partners.map((row) => <li key={row.unitId}><TextLink to={links.partner(row.unitId)}>{row.name}</TextLink> <span className="quiet">{say('series.partner_times', { count: row.activities })}</span></li>)}</ul>
        )}
      </Section>
      {patterns.length > 0 && (
        <Section title={say('series.patterns')}>
          <ul className="plain-list">{patterns.map((row) => <li key={row.id}><TextLink to={links.pattern(row.id)}>{row.name}</TextLink> <span className="quiet">{say('series.partner_times', { count: row.activities })}</span></li>)}</ul>
        </Section>
      )}
      {asked === 'edit' && <EditSeries series={series} onClose={close} />}
      {asked === 'close' && <CloseSeries series={series} onClose={close} />}
      {asked === 'add' && <PutIn view={view.data} onClose={close} />}
    </Page>
  );
}

function Timeline({ id, activities, mayTakeOff }: { readonly id: string; readonly activities: SeriesView['activities']; readonly mayTakeOff: boolean }) {
  const say = useSay(words);
  const off = useCommand(client.series.takeOff, { invalidate: [api.series.key()] });
  const years = [...new Set(activities.map((row) => row.year))];
  return (
    <>
      <FailureNotice failure={off.failure} />
      {years.map((year) => (
        <section key={year} className="series-year">
          <h3>{say('series.year_is', { year })}</h3>
          <ul className="things">
            {activities.filter((row) => row.year === year).map((row) => (
              <li key={row.id} className="thing">
                <div className="thing-what">
                  <TextLink to={links.activity(row.id)}>{row.theme ?? say('series.no_theme')}</TextLink>
                  <p className="quiet"><Day day={row.heldOn ?? row.plannedOn} words={row.heldWords} /> · {[row.hosts.join('、'), row.partners.join('、')].filter(Boolean).join(' ／ ')}{row.origin === 'imported' && ` · ${say('series.imported')}`}</p>
                </div>
                <div className="thing-side actions">
                  {row.verified > 0 && <Chip tone="done">{say('series.f.verified')} {row.verified}</Chip>}
                  {mayTakeOff && row.takeOff.length === 0 && <Button small kind="quiet" busy={off.busy} label={`${say('series.take_off')} ${row.theme ?? row.code}`} onClick={() => void off.run({ id, activityId: row.id })}>{say('series.take_off')}</Button>}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const lines = [['activities', null], ['held', 'heldUnknown'], ['ahead', null], ['called', null], ['hosts', 'hostsUnknown'], ['partners', 'partnersUnknown'], ['people', 'peopleUnknown'], ['problems', null], ['actions', null], ['verified', null], ['effective', null]] as const;

/** Each number with what it counts beside it, and how many are not known. */
function Figures({ figures }: { readonly figures: SeriesFigures }) {
  const say = useSay(words);
  return (
    <Section title={say('series.figures')}>
      <p className="hint">{say('series.figures_lead')}</p>
      <Table
        caption={say('series.figures')} rows={lines} rowKey={([key]) => key}
        columns={[
          { key: 'what', title: say('series.figure'), names: true, cell: ([key]) => say(`series.f.${key}`) },
          { key: 'count', title: say('series.count'), short: true, cell: ([key]) => figures[key] },
          { key: 'unknown', title: say('series.unknown'), short: true, cell: ([, unknown]) => (unknown === null || figures[unknown] === 0 ? '' : figures[unknown]) },
          { key: 'is', title: say('series.definition'), cell: ([key]) => <span className="quiet">{say(`series.f.${key}.is`)}</span> },
        ]}
      />
    </Section>
  );
}
