import type { Language } from '#shared/language.ts';
import { useLanguage, useSay } from '#web/language.tsx';
import { Menu, MenuItem } from '#web/ui/tabs.tsx';
import { words } from '#web/words.ts';

/** Each language by its own name, so that whoever cannot read the present one finds the way out. */
const names: readonly [Language, string][] = [
  ['zh-Hans', '简体中文'],
  ['zh-Hant', '繁體中文'],
  ['en', 'English'],
];

export function LanguageMenu() {
  const say = useSay(words);
  const { language, choose } = useLanguage();
  const own = names.find(([each]) => each === language)?.[1] ?? '';
  return (
    <Menu label={own} icon="language" name={`${say('web.language')}: ${own}`} className="language-menu">
      {names.map(([each, name]) => (
        <MenuItem key={each} lang={each} pressed={each === language} onClick={() => choose(each)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}
