import type { SheetBranch, SheetItem, SheetView } from '#features/plan/contract.ts';
import { partnerOf } from '#features/plan/facts-lines.ts';
import { estimateOf } from '#features/plan/facts-plain.ts';
import { words } from '#features/plan/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip } from '#web/ui/chips.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Actions } from '#web/ui/section.tsx';
import { useState } from 'react';
import { usePeriod } from './plan-common.tsx';
import { DropDialog, ReturnDialog } from './return-dialog.tsx';

export const itemTones = { draft: 'quiet', proposed: 'active', returned: 'warn', approved: 'done', dropped: 'quiet' } as const;

/** A branch's lines, a few facts each; 机关党委 returns or drops one here. */
export function LinesDialog({ view: { plan, items, allowed }, branch, onClose }: { readonly view: SheetView; readonly branch: SheetBranch; readonly onClose: () => void }) {
  const say = useSay(words);
  const [returning, setReturning] = useState<SheetItem | null>(null);
  const [dropping, setDropping] = useState<SheetItem | null>(null);
  const may = (verb: string): boolean => allowed[verb]?.length === 0;
  return (
    <>
      <Dialog open wide title={say('plan.lines_of', { branch: branch.name })} onClose={onClose}>
        <ul className="things">
          {items.filter((item) => item.branchId === branch.id).map((item) => (
            <li key={item.id} className="thing">
              <LineFacts item={item} />
              {item.state !== 'dropped' && item.state !== 'approved' && (may('plan.return_items') || may('plan.drop_item')) && (
                <div className="thing-side">
                  <Actions>
                    {item.state === 'proposed' && may('plan.return_items') && <Button small label={`${say('plan.return_one')} ${item.content ?? ''}`} onClick={() => setReturning(item)}>{say('plan.return_one')}</Button>}
                    {may('plan.drop_item') && <Button small kind="quiet" label={`${say('plan.drop')} ${item.content ?? ''}`} onClick={() => setDropping(item)}>{say('plan.drop')}</Button>}
                  </Actions>
                </div>
              )}
            </li>
          ))}
        </ul>
      </Dialog>
      {returning !== null && <ReturnDialog planId={plan.id} itemIds={[returning.id]} onClose={() => setReturning(null)} />}
      {dropping !== null && <DropDialog item={dropping} onClose={() => setDropping(null)} />}
    </>
  );
}

/** What a line is, in two lines of text. */
export function LineFacts({ item }: { readonly item: SheetItem }) {
  const say = useSay(words);
  const format = useFormat();
  const period = usePeriod();
  const fen = estimateOf(item);
  const told = [period(item), item.place, partnerOf(item), item.people === null ? null : say('plan.people_count', { count: format.number(item.people) }), fen === null ? say('plan.estimate_none') : format.money(fen)];
  return (
    <div className="thing-what">
      <strong>{item.content ?? say('year.undecided')}</strong> <Chip tone={itemTones[item.state]}>{say(`plan.item_state.${item.state}`)}</Chip>
      <p>{told.filter((one) => one !== null && one !== '').join(' · ')}</p>
      {item.returnedNote !== null && item.state !== 'approved' && item.state !== 'proposed' && <p className="kept-lines">{item.returnedNote}</p>}
    </div>
  );
}
