import type { ResourceView } from '#features/resource/contract.ts';
import { words } from '#features/resource/words.ts';
import { useUnitWords } from '#features/unit/parts/unit-words.ts';
import { api, client } from '#web/client.ts';
import { useCommand } from '#web/command.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { Button } from '#web/ui/button.tsx';
import { Chip, Day } from '#web/ui/chips.tsx';
import { FailureNotice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';

/** To whom an item was pushed, and which branches that has reached. Who of them has read it is nobody's to know. */
export function Pushes({ view: { resource, pushes, allowed } }: { readonly view: ResourceView }) {
  const say = useSay(words);
  const format = useFormat();
  const unit = useUnitWords();
  const end = useCommand(client.resource.endPush, { invalidate: [api.resource.key()] });
  const nameOf = ({ branch, project, place, industry, branchKind }: ResourceView['pushes'][number]): string => [
    branch?.name, place, industry === null ? null : unit.industry(industry), project?.name, branchKind === 'standing' || branchKind === 'temporary' ? say(`resource.push_kind.${branchKind}`) : null,
  ].filter((one) => one !== null && one !== undefined).join(' · ');
  return (
    <Section title={say('resource.pushes')}>
      {pushes.length === 0 ? <p className="quiet">{say('resource.push_none')}</p> : (
        <ul className="things">
          {pushes.map((one) => (
            <li key={one.id} className="thing">
              <div className="thing-what">
                <span>{nameOf(one)}</span>
                <p>{one.reached.length === 0 ? say('resource.push_reached_none') : say('resource.push_reached', { names: one.reached.map(({ name }) => name).join('、') })}</p>
                <p className="quiet">{say('resource.by', { name: one.byName, at: format.instant(one.at) })}{one.untilOn !== null && <> · {say('resource.push_until')} <Day day={one.untilOn} /></>}{one.note !== null && ` · ${one.note}`}</p>
              </div>
              <div className="thing-side">
                {one.endedAt !== null ? <Chip tone="quiet">{say('resource.push_ended')}</Chip>
                  : <Button small kind="quiet" busy={end.busy} why={allowed['resource.end_push']} label={say('resource.push_end_one', { name: nameOf(one) })} onClick={() => void end.run({ id: resource.id, pushId: one.id })}>{say('resource.push_end')}</Button>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <FailureNotice failure={end.failure} />
    </Section>
  );
}
