import type { PersonRow } from '#features/org/contract.ts';
import { words } from '#features/org/words.ts';
import { useFormat, useSay } from '#web/language.tsx';
import { words as web } from '#web/words.ts';

type Post = PersonRow['posts'][number];

/** How a post is called: 支部书记（计算机处党支部）. */
export function usePostName(): (post: Post, withBranch?: boolean) => string {
  const say = useSay(words);
  const sayWeb = useSay(web);
  return (post, withBranch = true) => {
    const name = sayWeb(`post.${post.post}`);
    return withBranch && post.branchName !== null ? say('org.postIn', { post: name, branch: post.branchName }) : name;
  };
}

/** Posts in a line; being a member goes without saying where a branch is named beside. */
export function PostsOf({ posts, withBranch = true }: { readonly posts: readonly Post[]; readonly withBranch?: boolean }) {
  const name = usePostName();
  const told = posts.filter((post) => post.post !== 'member');
  return <>{told.map((post) => name(post, withBranch)).join('、')}</>;
}

/** From when to when. */
export function Term({ fromOn, toOn }: { readonly fromOn: string; readonly toOn: string | null }) {
  const say = useSay(words);
  const format = useFormat();
  return <>{toOn === null ? say('org.since', { on: format.day(fromOn) }) : say('org.fromTo', { from: format.day(fromOn), to: format.day(toOn) })}</>;
}
