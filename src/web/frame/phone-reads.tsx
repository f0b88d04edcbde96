import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { words } from '#web/words.ts';
import { useQuery } from '@tanstack/react-query';

/**
 * On a phone of an office that has not switched on writing from one (BRD-07): said once, above every page, before
 * somebody has typed in vain. The server refuses it all the same.
 */
export function PhoneReads({ phone }: { readonly phone: 'writes' | 'reads' | null }) {
  const say = useSay(words);
  return phone === 'reads' ? (
    <p className="phone-reads" role="note">
      {say('web.phoneReads')}
    </p>
  ) : null;
}

/** The same where nobody has signed in: the server is asked of whoever holds the link. */
export function LinkPhoneReads() {
  const me = useQuery(api.account.me.queryOptions({ input: {} }));
  return <PhoneReads phone={me.data?.phone ?? null} />;
}
