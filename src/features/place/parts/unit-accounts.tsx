import type { LinksView } from '#features/place/contract.ts';
import { words } from '#features/place/words.ts';
import { words as partner } from '#features/partner/words.ts';
import { words as account } from '#features/account/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';

type Row = LinksView['accounts'][number];
const told = { invalidate: [api.place.key()] };
const tones = { asked: 'warn', open: 'active', refused: 'quiet', ended: 'quiet' } as const;

/** Accounts of the unit: who asked for one by whose link, and the way to approve it, to say why not, to take it back. */
export function UnitAccounts({ unitId, rows, allowed }: { readonly unitId: string; readonly rows: LinksView['accounts'] } & Pick<LinksView, 'allowed'>) {
  const say = useSay(words);
  const sayAccount = useSay(account);
  const sayLink = useSay(partner);
  const format = useFormat();
  const [asked, setAsked] = useState<{ readonly what: 'refuse' | 'end'; readonly row: Row } | null>(null);
  const close = (): void => setAsked(null);
  const decide = useCommand(client.place.decideAccount, { ...told, onDone: close });
  const end = useCommand(client.place.endAccount, { ...told, onDone: close });
  const by = (row: Row): string => `${say('place.account_asked_by', { holder: row.linkHolder })}${row.linkRevoked ? `（${say('place.account_link_gone')}）` : ''}`;
  const decided = (row: Row, decision: 'approve' | 'refuse', note: string | null): void => void decide.run({ unitId, accountId: row.id, version: row.version, decision, note });
  return (
    <Section title={say('place.accounts')}>
      <p className="hint">{say('place.accounts_lead')}</p>
      {asked === null && <FailureNotice failure={decide.failure} />}
      <Table
        caption={say('place.accounts')} rows={rows} rowKey={(row) => row.id} empty={<p className="quiet">{say('place.accounts_none')}</p>}
        columns={[
          { key: 'holder', title: sayLink('link.holder'), names: true, cell: (row) => <>{row.name}（{row.post}）<span className="quiet"> {by(row)}</span></> },
          { key: 'username', title: sayAccount('account.username'), cell: (row) => row.username },
          { key: 'at', title: say('place.account_at'), cell: (row) => format.instant(row.askedAt) },
          {
            key: 'state', title: sayLink('link.state'),
            cell: (row) => <><Chip tone={tones[row.state]}>{say(row.state === 'open' && row.disabled ? 'place.account_disabled' : `place.account_state.${row.state}`)}</Chip>{row.note !== null && <span className="quiet"> {row.note}</span>}</>,
          },
          {
            key: 'doing', title: sayLink('sign.doing'),
            cell: (row) => (row.state === 'asked' ? (
              <Actions>
                <Button small kind="primary" why={allowed['place.decide_account']} label={say('place.account_approve_one', { name: row.name })} busy={decide.busy} onClick={() => decided(row, 'approve', null)}>{say('place.account_approve')}</Button>
                <Button small why={allowed['place.decide_account']} label={say('place.account_refuse_one', { name: row.name })} onClick={() => setAsked({ what: 'refuse', row })}>{say('place.account_refuse')}</Button>
              </Actions>
            ) : row.state === 'open' && <Button small why={allowed['place.end_account']} label={say('place.account_end_one', { name: row.name })} onClick={() => setAsked({ what: 'end', row })}>{say('place.account_end')}</Button>),
          },
        ]}
      />
      {asked?.what === 'refuse' && (
        <ReasonDialog open title={say('place.account_refuse_one', { name: asked.row.name })} verb={say('place.account_refuse')} label={say('place.refuse_why')} busy={decide.busy} onClose={close} onGiven={(note) => decided(asked.row, 'refuse', note)}>
          <FailureNotice failure={decide.failure} />
        </ReasonDialog>
      )}
      {asked?.what === 'end' && (
        <ReasonDialog open title={say('place.account_end_one', { name: asked.row.name })} verb={say('place.account_end')} label={say('place.refuse_why')} danger busy={end.busy} onClose={close} onGiven={(reason) => void end.run({ unitId, accountId: asked.row.id, version: asked.row.version, reason })}>
          <FailureNotice failure={end.failure} />
        </ReasonDialog>
      )}
    </Section>
  );
}
