import type { OfferRow } from '#features/offer/contract.ts';
import { OfferDialog } from '#features/offer/parts/offer-dialog.tsx';
import { words } from '#features/offer/words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** What one unit has and wants, on its page. */
export function OffersSection({ unitId }: { readonly unitId: string }) {
  const say = useSay(words);
  const [asked, setAsked] = useState<{ readonly what: 'edit' | 'end'; readonly offer: OfferRow } | 'add' | null>(null);
  const list = useQuery(api.offer.list.queryOptions({ input: { unit: unitId, limit: 100 } }));
  const close = (): void => setAsked(null);
  const allowed = list.data?.allowed ?? {};
  return (
    <Section title={say('offer.title')} id="offers" actions={<Button icon="plus" why={allowed['offer.add']} onClick={() => setAsked('add')}>{say('offer.add')}</Button>}>
      <Loaded from={list} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? <p className="quiet">{say('offer.none')}</p> : (
            <ul className="things">
              {rows.map((row) => (
                <li key={row.id} className="thing">
                  <OfferText row={row} />
                  <div className="thing-side actions">
                    <Button small icon="edit" why={allowed['offer.edit']} label={say('offer.edit_one', { text: row.text })} onClick={() => setAsked({ what: 'edit', offer: row })}>{say('offer.edit')}</Button>
                    <Button small kind="quiet" why={allowed['offer.end']} label={say('offer.end_one', { text: row.text })} onClick={() => setAsked({ what: 'end', offer: row })}>{say('offer.end')}</Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
      </Loaded>
      {asked === 'add' && <OfferDialog unitId={unitId} offer={null} onClose={close} />}
      {asked !== null && asked !== 'add' && asked.what === 'edit' && <OfferDialog unitId={unitId} offer={asked.offer} onClose={close} />}
      {asked !== null && asked !== 'add' && asked.what === 'end' && <EndOffer offer={asked.offer} onClose={close} />}
    </Section>
  );
}

/** One line: which list, what, where, until when, by whom. */
export function OfferText({ row }: { readonly row: OfferRow }) {
  const say = useSay(words);
  const format = useFormat();
  return (
    <div className="thing-what">
      <Chip>{say(`offer.kind.${row.kind}`)}</Chip> <span>{row.text}</span>
      <p className="quiet">
        {row.place !== null && <span>{row.place} · </span>}
        {row.untilOn !== null && <span>{say('offer.until')} <Day day={row.untilOn} /> · </span>}
        {say('offer.by', { name: row.byName, at: format.instant(row.createdAt) })}
      </p>
    </div>
  );
}

function EndOffer({ offer, onClose }: { readonly offer: OfferRow; readonly onClose: () => void }) {
  const say = useSay(words);
  const end = useCommand(client.offer.end, { invalidate: [api.offer.key()], onDone: onClose });
  return (
    <ReasonDialog open title={say('offer.end_one', { text: offer.text })} verb={say('offer.end')} label={say('offer.end_reason')} busy={end.busy} onClose={onClose} onGiven={(reason) => void end.run({ id: offer.id, version: offer.version, reason })}>
      <FailureNotice failure={end.failure} />
    </ReasonDialog>
  );
}
