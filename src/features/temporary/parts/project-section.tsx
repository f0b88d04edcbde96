import type { OfProject, RequestRow } from '#features/temporary/contract.ts';
import { RequestCard } from '#features/temporary/parts/request-card.tsx';
import { RequestDialog } from '#features/temporary/parts/request-dialog.tsx';
import { words } from '#features/temporary/words.ts';
import { api } from '#web/client.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { FactList, Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** On a project's page: does the office's rule call for a temporary group or branch, and what was asked and answered. */
export function TemporarySection({ projectId }: { readonly projectId: string }) {
  const say = useSay(words);
  const view = useQuery(api.temporary.ofProject.queryOptions({ input: { id: projectId } }));
  const [asked, setAsked] = useState<RequestRow | 'new' | null>(null);
  const of = view.data;
  const ask = of !== undefined && !of.closed && <Button icon="plus" why={of.allowed['temporary.ask']} onClick={() => setAsked('new')}>{say('temporary.ask')}</Button>;
  return (
    <Section title={say('temporary.title')} id="temporary" sheet actions={ask}>
      <Loaded from={view} lines={4}>
        {(data) => (
          <div className="stack">
            {!data.closed && <CalledFor view={data} />}
            {data.requests.length === 0 ? <p className="quiet">{say('temporary.none')}</p> : (
              <ul className="things">{data.requests.map((row) => <RequestCard key={row.id} row={row} onRevise={() => setAsked(row)} />)}</ul>
            )}
          </div>
        )}
      </Loaded>
      {asked !== null && of !== undefined && <RequestDialog projectId={projectId} view={of} request={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </Section>
  );
}

function CalledFor({ view: { called, today, requests, running, divisions } }: { readonly view: OfProject }) {
  const say = useSay(words);
  const format = useFormat();
  const { calls, reasons, roles, committee, requestBy, replyDays } = called;
  const open = reasons.some(({ met }) => met === null) && !reasons.some(({ met }) => met === false);
  const answer = calls.length === 2 ? 'both' : (calls[0] ?? (open ? 'unknown' : 'none'));
  const stands = running.length > 0 && !calls.includes('group');
  const settled = stands || requests.some(({ state }) => state === 'asked' || state === 'approved');
  const late = requestBy !== null && requestBy < today && !settled;
  return (
    <>
      <Notice kind={calls.length > 0 && !settled ? 'warn' : 'info'}>{stands ? say('temporary.stands', { names: running.map(({ name }) => name).join('、') }) : say(`temporary.calls.${answer}`)}</Notice>
      <Table
        caption={say('temporary.condition')}
        rows={reasons}
        rowKey={(row) => row.condition}
        columns={[
          { key: 'condition', title: say('temporary.condition'), names: true, cell: (row) => say(`temporary.if.${row.condition}`) },
          { key: 'seen', title: say('temporary.seen'), cell: (row) => row.seen ?? say('temporary.met.unknown') },
          { key: 'limit', title: say('temporary.limit'), cell: (row) => say('temporary.at_least', { limit: row.limit }) },
          { key: 'met', title: say('temporary.met'), cell: (row) => <Chip tone={row.met === true ? 'done' : row.met === null ? 'warn' : 'quiet'}>{say(`temporary.met.${row.met === true ? 'yes' : row.met === null ? 'unknown' : 'no'}`)}</Chip> },
          { key: 'basis', title: say('temporary.basis'), cell: (row) => <>{row.source}{row.article !== null && `：${row.article}`}{row.status === 'unconfirmed' && <> <Chip tone="quiet">{say('temporary.unconfirmed')}</Chip></>}</> },
        ]}
      />
      {open && <p className="hint">{say('temporary.cure')}</p>}
      <FactList
        facts={[
          ...(roles.length === 0 ? [] : [{ label: say('temporary.leaders_called'), value: committee ? `${roleCounts(roles, (role) => say(`temporary.role.${role}`))}（${say('temporary.committee')}）` : roleCounts(roles, (role) => say(`temporary.role.${role}`)) }]),
          ...(divisions.length === 0 ? [] : [{ label: say('temporary.divisions'), value: divisions.join('、') }]),
          ...(calls.length === 0 || requestBy === null ? [] : [{ label: say('temporary.requestBy'), value: late ? `${format.day(requestBy)}（${say('temporary.requestLate')}）` : format.day(requestBy) }]),
          ...(calls.length === 0 || replyDays === null ? [] : [{ label: say('temporary.replyIn'), value: say('temporary.days', { days: replyDays }) }]),
        ]}
      />
      <p className="hint">{say('temporary.profiles')}</p>
    </>
  );
}

/** 书记、副书记、委员 ×3. */
function roleCounts<R extends string>(roles: readonly R[], name: (role: R) => string): string {
  return [...Map.groupBy(roles, (role) => role)].map(([role, all]) => (all.length === 1 ? name(role) : `${name(role)} ×${all.length}`)).join('、');
}
