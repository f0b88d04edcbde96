import { ChangePassword } from '#features/account/parts/password.tsx';
import { SecondFactor } from '#features/account/parts/second-factor.tsx';
import { Sessions } from '#features/account/parts/sessions.tsx';
import { useOwnPlace } from '#features/place/parts/own-place.ts';
import { words } from '#features/place/words.ts';
import { BareFrame } from '#web/frame/bare.tsx';
import { Page } from '#web/frame/page.tsx';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Failed, Loading } from '#web/ui/states.tsx';

/** Password, second factor and devices of a unit's account: by the same rules as everybody's. */
export function PlaceAccountPage() {
  const say = useSay(words);
  const { ready, me, error, retry } = useOwnPlace();
  const must = me?.must ?? null;
  return (
    <BareFrame office={me?.office?.name ?? null} demo={me?.office?.demo ?? false}>
      {!ready || me === null ? (error === null ? <Loading page /> : <Failed error={error} retry={retry} />) : (
        <Page title={say('place.account_manage')} width="narrow" back={must === null ? { to: links.ownPlace(), label: say('place.account_back') } : undefined}>
          {must !== 'second_factor' && <ChangePassword forced={must === 'password'} />}
          {must !== 'password' && <SecondFactor on={me.secondFactor} forced={must === 'second_factor'} />}
          {must === null && <Sessions />}
        </Page>
      )}
    </BareFrame>
  );
}
