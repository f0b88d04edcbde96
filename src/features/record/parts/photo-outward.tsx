import type { ActivityView } from '#features/activity/contract.ts';
import { PhotoMask } from '#features/record/parts/photo-mask.tsx';
import { isPhoto, mayLeave, outwardOf } from '#features/record/shown-outside.ts';
import { words } from '#features/record/words-mask.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { FileLink, TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useState } from 'react';

interface Props {
  readonly view: ActivityView;
  readonly photo: ActivityView['facts']['files'][number];
}

/** Whether a photo may leave the office, why or why not, and the way to change that. */
export function PhotoOutward({ view: { facts, allowed }, photo }: Props) {
  const say = useSay(words);
  const [open, setOpen] = useState(false);
  const state = outwardOf(photo);
  const leaves = mayLeave(photo);
  const name = photo.caption ?? photo.name;
  return (
    <div className="outward">
      <Chip tone={leaves ? 'done' : 'warn'}>{say(leaves ? 'outward.yes' : 'outward.no')}</Chip>{' '}
      <span className="quiet">{say(`outward.${state}`, { count: photo.mask?.rectangles.length ?? 0, name: photo.mask?.byName ?? '' })}</span>
      <div className="actions">
        <Button small why={allowed['record.mask_photo']} label={say('mask.open_one', { name })} onClick={() => setOpen(true)}>{say('mask.open')}</Button>
        {leaves && <FileLink href={`/files/${photo.id}/outside`}>{say('outward.look')}</FileLink>}
      </div>
      {open && <PhotoMask id={facts.activity.id} photo={photo} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** What of the photos may go out with a bulletin; where something has to be said first, the way there. */
export function PhotosOutward({ view: { facts } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const photos = facts.files.filter(isPhoto);
  if (photos.length === 0) return null;
  const out = photos.filter(mayLeave).length;
  return (
    <Section title={say('outward.title')} sheet>
      <p>
        {say('outward.count', { all: photos.length, out })}
        {out < photos.length && <> <TextLink to={links.activity(facts.activity.id, 'record')}>{say('outward.go', { count: photos.length - out })}</TextLink></>}
      </p>
    </Section>
  );
}
