import type { ActivityView } from '#features/activity/contract.ts';
import { nameOfSide, type SideFacts } from '#features/activity/facts-plain.ts';
import { words as parts } from '#features/activity/words-parts.ts';
import { words } from '#features/activity/words.ts';
import { words as offer } from '#features/offer/words.ts';
import { FormDialog } from '#features/org/parts/form-dialog.tsx';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { LinkButton, TextLink } from '#web/ui/link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { useState } from 'react';
import { SideDialog } from './sides-dialog.tsx';
import { LookAgain } from './topic-stale.tsx';

type Asked = { readonly what: 'add' } | { readonly what: 'edit' | 'remove'; readonly side: SideFacts };

/** Who takes part: two sides or more, several hosts possible, a side without a named branch possible. */
export function SidesPart({ view: { facts, allowed } }: { readonly view: ActivityView }) {
  const say = useSay(words);
  const sayParts = useSay(parts);
  const sayOffer = useSay(offer);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { activity, sides } = facts;
  const close = (): void => setAsked(null);
  const edited = asked?.what === 'edit' ? asked.side : null;
  const taken = sides.filter((side) => side.id !== edited?.id).flatMap((side) => side.branchIds);
  return (
    <Section
      title={sayParts('side.title')}
      actions={
        <>
          <Button icon="plus" why={allowed['activity.add_side']} onClick={() => setAsked({ what: 'add' })}>{sayParts('side.add')}</Button>
          {allowed['activity.add_side']?.length === 0 && <LinkButton to={links.suggestPartners({ activity: activity.id })}>{sayOffer('offer.suggest')}</LinkButton>}
        </>
      }
    >
      <Table
        caption={sayParts('side.title')}
        rows={sides}
        rowKey={(side) => side.id}
        columns={[
          { key: 'name', title: sayParts('side.name'), names: true, cell: (side) => <SideName side={side} /> },
          { key: 'role', title: sayParts('side.role'), cell: (side) => say(`role.${side.role}`) },
          { key: 'contact', title: sayParts('side.contact'), cell: (side) => [side.contactName, side.contactPost].filter(Boolean).join(' ') || <span className="quiet">{sayParts('activity.nothing')}</span> },
          {
            key: 'doing', title: sayParts('side.doing'),
            cell: (side) => (
              <div className="actions">
                <Button small icon="edit" label={sayParts('side.edit_one', { side: nameOfSide(side) })} why={allowed['activity.edit_side']} onClick={() => setAsked({ what: 'edit', side })}>
                  {sayParts('side.edit')}
                </Button>
                {!(activity.branchId !== null && side.branchIds.includes(activity.branchId)) && (
                  <Button small kind="quiet" icon="close" label={sayParts('side.remove_one', { side: nameOfSide(side) })} why={allowed['activity.remove_side']} onClick={() => setAsked({ what: 'remove', side })}>
                    {sayParts('side.remove')}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      {(asked?.what === 'add' || edited !== null) && (
        <SideDialog
          activityId={activity.id} version={activity.version} side={edited} taken={taken} onClose={close}
          ownUnitId={sides.find((side) => side.own)?.unitId ?? null}
        />
      )}
      {asked?.what === 'remove' && <RemoveSide id={activity.id} version={activity.version} side={asked.side} onClose={close} />}
    </Section>
  );
}

function SideName({ side }: { readonly side: SideFacts }) {
  const sayParts = useSay(parts);
  const unit = side.unitName === null ? null : side.own || side.unitId === null ? side.unitName : <TextLink to={links.partner(side.unitId)}>{side.unitName}</TextLink>;
  const branches = side.branchNames.join('、') || side.bodyWords || (unit === null ? '' : sayParts('side.unnamed'));
  return (
    <>
      {unit} {branches !== '' && <span>{branches}</span>} {side.audit === 'under_audit' && <Chip tone="warn">{sayParts('side.under_audit')}</Chip>}
    </>
  );
}

interface RemoveProps {
  readonly id: string;
  readonly version: number;
  readonly side: SideFacts;
  readonly onClose: () => void;
}

function RemoveSide({ id, version, side, onClose }: RemoveProps) {
  const sayParts = useSay(parts);
  const remove = useCommand(client.activity.removeSide, { invalidate: [api.activity.key()], onDone: onClose });
  return (
    <FormDialog
      title={sayParts('side.remove_one', { side: nameOfSide(side) })} verb={sayParts('side.remove')} danger busy={remove.busy} failure={remove.failure}
      onSend={() => void remove.run({ id, version, sideId: side.id })} onClose={onClose} wayOut={<LookAgain failure={remove.failure} onDone={remove.clear} />}
    >
      <p>{sayParts('side.remove_sure')}</p>
    </FormDialog>
  );
}
