import { languageNames, languages } from '#shared/language.ts';
import { useLanguage, useSay } from '#web/language.tsx';
import { Menu, MenuItem } from '#web/ui/tabs.tsx';
import { words } from '#web/words.ts';

export function LanguageMenu() {
  const say = useSay(words);
  const { language, choose } = useLanguage();
  const own = languageNames[language];
  return (
    <Menu label={own} icon="language" name={`${say('web.language')}: ${own}`} className="language-menu">
      {languages.map((each) => (
        <MenuItem key={each} lang={each} pressed={each === language} onClick={() => choose(each)}>
          {languageNames[each]}
        </MenuItem>
      ))}
    </Menu>
  );
}
