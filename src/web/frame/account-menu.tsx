import type { Post } from '#shared/actor.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { useSignOut } from '#web/frame/sign-out.ts';
import { Menu, MenuItem } from '#web/ui/tabs.tsx';
import { words } from '#web/words.ts';

/** Who is signed in, with which posts, and the way out. */
export function AccountMenu({ person, posts }: { readonly person: string | null; readonly posts: readonly Post[] }) {
  const say = useSay(words);
  const signOut = useSignOut();
  if (person === null) return null;
  return (
    <Menu label={person} icon="person" name={`${say('web.signedInAs')}: ${person}`} className="account-menu">
      <p className="menu-note">{[...new Set(posts)].map((post) => say(`post.${post}`)).join(' · ')}</p>
      <MenuItem icon="clock" to={links.reminders()}>
        {say('web.reminders')}
      </MenuItem>
      <MenuItem icon="settings" to={links.account()}>
        {say('web.account')}
      </MenuItem>
      <MenuItem icon="signOut" onClick={() => void signOut()}>
        {say('web.signOut')}
      </MenuItem>
    </Menu>
  );
}
