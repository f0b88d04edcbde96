import { isWhy } from '#features/outside/facts.ts';
import { words } from '#features/outside/words.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { somebodySignsIn } from '#web/offline/state.ts';
import { Notice } from '#web/ui/notice.tsx';
import { useQuery } from '@tanstack/react-query';

/** Beneath the password: a button for each provider that vouches for people here. Nothing where there is none. */
export function OutsideWays({ next }: { readonly next: string }) {
  const say = useSay(words);
  // An installation of several offices: each has an address of its own to sign in at.
  const office = new URLSearchParams(location.search).get('office');
  const offered = useQuery(api.outside.offered.queryOptions({ input: office === null ? {} : { office } }));
  if ((offered.data ?? []).length === 0) return null;
  return (
    <div className="stack ways-in">
      <p className="quiet">{say('outside.or')}</p>
      {offered.data?.map(({ id, name }) => (
        <a key={id} className="button plain" href={links.outside(id, next)} onClick={somebodySignsIn}>
          <span>{say('outside.sign_in_by', { name })}</span>
        </a>
      ))}
    </div>
  );
}

/** Why whoever came back from a provider was not let in. */
export function WhyNot() {
  const say = useSay(words);
  const why = new URLSearchParams(location.search).get('why');
  return isWhy(why) ? <Notice kind="error" title={say(`outside.why.${why}`)} /> : null;
}
