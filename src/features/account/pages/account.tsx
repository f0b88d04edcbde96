import { ChangePassword } from '#features/account/parts/password.tsx';
import { SecondFactor } from '#features/account/parts/second-factor.tsx';
import { Sessions } from '#features/account/parts/sessions.tsx';
import { Tokens } from '#features/account/parts/tokens.tsx';
import { words } from '#features/account/words.ts';
import { LanguageMenu } from '#web/frame/language-menu.tsx';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { useSession } from '#web/session.tsx';
import { Section } from '#web/ui/section.tsx';

/** One's own account. While something is owed (password, second factor) only that stands here. */
export function AccountPage() {
  const say = useSay(words);
  const { must, secondFactor, person } = useSession();
  return (
    <Page title={say('account.mine')} lead={person?.name} width="narrow">
      {must !== 'second_factor' && <ChangePassword forced={must === 'password'} />}
      {must !== 'password' && <SecondFactor on={secondFactor} forced={must === 'second_factor'} />}
      {must === null && (
        <>
          <Section title={say('account.language')} sheet>
            <LanguageMenu />
          </Section>
          <Sessions />
          <Tokens />
        </>
      )}
    </Page>
  );
}
