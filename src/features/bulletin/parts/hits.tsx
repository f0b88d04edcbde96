import type { Bulletin } from '#features/bulletin/facts.ts';
import type { Hit } from '#features/bulletin/facts-hits.ts';
import { maskOf } from '#features/bulletin/facts-outward.ts';
import { words } from '#features/bulletin/words.ts';
import type { Finding } from '#shared/finding.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { ReasonDialog } from '#web/ui/dialog.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Actions, Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly activityId: string;
  readonly bulletin: Bulletin;
  readonly hits: readonly Hit[];
  readonly allowed: Readonly<Record<string, readonly Finding[]>>;
  /** Where the text is written: masks every place of a hit, or takes that back; absent where it is only read. */
  readonly onMask?: (hit: Hit, on: boolean) => void;
  /** Saves what is written before a decision about it is. */
  readonly flush?: () => Promise<number | null>;
}

/** 姓名与号码: what the program has found, and what a person decided of each. */
export function Hits({ activityId, bulletin, hits, allowed, onMask, flush }: Props) {
  const say = useSay(words);
  const [keeping, setKeeping] = useState<readonly Hit[] | null>(null);
  const options = { invalidate: [api.activity.key()] };
  const keep = useCommand(client.bulletin.keep, { ...options, onDone: () => setKeeping(null) });
  const unkeep = useCommand(client.bulletin.unkeep, options);
  const open = hits.filter(({ state }) => state === 'open');
  const names = open.filter(({ kind }) => kind === 'name');
  const may = onMask !== undefined && allowed['bulletin.keep']?.length === 0;
  const given = async (reason: string): Promise<void> => {
    if (keeping === null || (flush !== undefined && (await flush()) === null)) return;
    await keep.run({ id: activityId, bulletinId: bulletin.id, hits: keeping.map(({ kind, text }) => ({ kind, text })), reason: reason.slice(0, 500) });
  };
  return (
    <Section title={<>{say('bulletin.hits')} {open.length > 0 && <Chip tone="warn">{say('bulletin.hits_open', { count: open.length })}</Chip>}</>} level={3} id="hits">
      <p className="hint">{say(hits.length === 0 ? 'bulletin.hits_none' : 'bulletin.hits_hint')}</p>
      <ul className="said hits" aria-label={say('bulletin.hits')}>
        {hits.map((hit) => (
          <li key={`${hit.kind} ${hit.text}`}>
            <HitLine hit={hit} />
            {may && (
              <Actions>
                {hit.state !== 'masked' && hit.places.some((place) => place.block >= 0 && !place.masked) && <Button small label={`${say('bulletin.hit_mask')} ${hit.text}`} onClick={() => onMask(hit, true)}>{say('bulletin.hit_mask')}</Button>}
                {hit.places.some((place) => place.masked) && <Button small kind="quiet" label={`${say('bulletin.hit_unmask')} ${hit.text}`} onClick={() => onMask(hit, false)}>{say('bulletin.hit_unmask')}</Button>}
                {hit.state === 'open' && <Button small label={`${say('bulletin.hit_keep')} ${hit.text}`} onClick={() => setKeeping([hit])}>{say('bulletin.hit_keep')}</Button>}
                {hit.state === 'kept' && <Button small kind="quiet" busy={unkeep.busy} label={`${say('bulletin.hit_unkeep')} ${hit.text}`} onClick={() => void unkeep.run({ id: activityId, bulletinId: bulletin.id, kind: hit.kind, text: hit.text })}>{say('bulletin.hit_unkeep')}</Button>}
              </Actions>
            )}
          </li>
        ))}
      </ul>
      {may && names.length > 1 && <Actions><Button onClick={() => setKeeping(names)}>{say('bulletin.hit_keep_names')}</Button></Actions>}
      <FailureNotice failure={unkeep.failure} />
      {keeping !== null && (
        <ReasonDialog
          open title={`${say('bulletin.hit_keep')}：${keeping.map(({ text }) => text).join('、').slice(0, 60)}`} verb={say('bulletin.hit_keep')} label={say('bulletin.hit_reason')} hint={say('bulletin.hit_reason_hint')}
          busy={keep.busy} onGiven={(reason) => void given(reason)} onClose={() => setKeeping(null)}
        >
          <FailureNotice failure={keep.failure} />
        </ReasonDialog>
      )}
    </Section>
  );
}

function HitLine({ hit }: { readonly hit: Hit }) {
  const say = useSay(words);
  const { kind, text, places, state, kept } = hit;
  const where = (block: number): string => (block === -1 ? say('bulletin.hit_title') : block === -2 ? say('bulletin.hit_contributor') : '');
  return (
    <>
      <p className="said-by">
        <strong className={state === 'masked' ? 'masked' : ''}>{text}</strong> <span className="quiet">{say(`bulletin.mask.${kind}`)} · {say('bulletin.hit_places', { count: places.length })}</span>{' '}
        <Chip tone={state === 'open' ? 'warn' : 'done'}>
          {state === 'masked' ? say('bulletin.hit_masked', { shown: maskOf(kind, text) }) : kept === null ? say('bulletin.hit_open') : say('bulletin.hit_kept', { reason: kept.reason, name: kept.byName })}
        </Chip>
      </p>
      <p className="hint">
        {places.slice(0, 3).map(({ block, start, before, after }) => <span key={`${block} ${start}`} className="hit-place">{where(block)}{where(block) && '：'}…{before}<b>{text}</b>{after}…</span>)}
      </p>
      {state === 'open' && places.some((place) => place.block < 0) && <p className="hint">{say('bulletin.hit_reword')}</p>}
    </>
  );
}
