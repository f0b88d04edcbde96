import type { PersonRow } from '#features/org/contract.ts';
import { PostsOf } from '#features/org/parts/posts-of.tsx';
import { words } from '#features/org/words.ts';
import { posts, type Post } from '#shared/actor.ts';
import { useSearch } from '#web/address.ts';
import { api } from '#web/client.ts';
import { useSay } from '#web/language.tsx';
import { links } from '#web/links.ts';
import { Select } from '#web/ui/choices.tsx';
import { Field } from '#web/ui/field.tsx';
import { FilterBox } from '#web/ui/filter-box.tsx';
import { TextInput } from '#web/ui/inputs.tsx';
import { TextLink } from '#web/ui/link.tsx';
import { Pager } from '#web/ui/pager.tsx';
import { Loaded } from '#web/ui/states.tsx';
import { Table } from '#web/ui/table.tsx';
import { words as web } from '#web/words.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

interface Props {
  readonly branches: readonly { readonly id: string; readonly name: string }[];
}
const isPost = (text: string | undefined): text is Post => posts.some((post) => post === text);

/** People by name, with filters in the address. */
export function PeopleList({ branches }: Props) {
  const say = useSay(words);
  const sayWeb = useSay(web);
  const { search, change } = useSearch();
  const { q = '', branch = '', post, after } = search;
  const input = { ...(q ? { q } : {}), ...(branch ? { branch } : {}), ...(isPost(post) ? { post } : {}), ...(after ? { after } : {}) };
  const people = useQuery({ ...api.org.people.queryOptions({ input }), placeholderData: keepPreviousData });
  return (
    <>
      <FilterBox open={(q + branch) !== '' || post !== undefined}>
        <Field label={say('org.search')} optional>
          <TextInput type="search" value={q} onChange={(text) => change({ q: text, after: null })} size={12} />
        </Field>
        <Field label={say('org.branch')} optional>
          <Select value={branch} empty={say('org.allBranches')} onChange={(id) => change({ branch: id, after: null })} options={branches.map((row) => ({ value: row.id, label: row.name }))} />
        </Field>
        <Field label={say('org.post')} optional>
          <Select value={isPost(post) ? post : ''} empty={say('org.allPosts')} onChange={(one) => change({ post: one, after: null })} options={posts.map((one) => ({ value: one, label: sayWeb(`post.${one}`) }))} />
        </Field>
      </FilterBox>
      <Loaded from={people}>
        {({ rows, next }) => (
          <>
            <PeopleTable rows={rows} caption={say('org.people')} />
            <Pager next={next === null ? null : links.people({ ...search, after: next })} first={after ? links.people({ ...search, after: null }) : null} />
          </>
        )}
      </Loaded>
    </>
  );
}

function PeopleTable({ rows, caption }: { readonly rows: readonly PersonRow[]; readonly caption: string }) {
  const say = useSay(words);
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="quiet">{say('org.noPeople')}</p>}
      columns={[
        { key: 'name', title: say('org.name'), names: true, cell: (row) => <TextLink to={links.person(row.id)}>{row.name}</TextLink> },
        { key: 'branch', title: say('org.branch'), cell: (row) => row.memberships.map((held) => held.branchName).join('、') },
        { key: 'posts', title: say('org.posts'), cell: (row) => <PostsOf posts={row.posts} withBranch={row.memberships.length > 1} /> },
        { key: 'phone', title: say('org.phone'), wideOnly: true, cell: (row) => row.details?.phoneMasked },
      ]}
    />
  );
}
