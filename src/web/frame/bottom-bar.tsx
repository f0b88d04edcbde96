import { useSay } from '#web/language.tsx';
import { useFeedback } from '#web/frame/feedback.tsx';
import type { NavItem } from '#web/frame/nav.ts';
import { Icon } from '#web/ui/icon.tsx';
import { TextLink, useIsAt } from '#web/ui/link.tsx';
import { Menu, MenuItem } from '#web/ui/tabs.tsx';
import { words } from '#web/words.ts';

/** The ways on a phone, under the thumb: three, and the rest behind 更多. */
export function BottomBar({ nav }: { readonly nav: readonly NavItem[] }) {
  const say = useSay(words);
  const isAt = useIsAt();
  const { ask, dialog } = useFeedback();
  const rest = nav.filter((item) => item.bottom === undefined);
  return (
    <nav className="bottom-bar" aria-label={say('web.navPhone')}>
      {nav.map((item) =>
        item.bottom === undefined ? null : (
          <TextLink key={item.key} to={item.to} current={isAt(item.to) ? 'page' : undefined}>
            <Icon name={item.icon} />
            <span>{say(item.bottom)}</span>
          </TextLink>
        ),
      )}
      <Menu label={say('web.more')} icon="more" className="more-menu">
          {rest.map((item) => (
            <MenuItem key={item.key} to={item.to} icon={item.icon}>
              {say(item.key)}
            </MenuItem>
          ))}
          <MenuItem icon="suggestion" onClick={ask}>{say('web.feedback')}</MenuItem>
      </Menu>
      {dialog}
    </nav>
  );
}
