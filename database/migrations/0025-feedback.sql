-- 意见反馈 about the program itself: by anybody who is signed in, or by whoever holds a personal link. Answered and closed, never deleted.
create table feedback (
  office_id uuid not null references office (id),
  id uuid not null,
  kind text not null check (kind in ('problem', 'suggestion', 'complaint')),
  text text not null,
  -- The page it was written on, where its author chose to add it.
  page text,
  author_id uuid,
  link_id uuid,
  author_name text not null,
  state text not null default 'open' check (state in ('open', 'answered', 'closed')),
  created_at timestamptz not null,
  answer text,
  answered_name text,
  answered_at timestamptz,
  closed_at timestamptz,
  version int not null default 1,
  primary key (office_id, id),
  check ((author_id is null) <> (link_id is null)),
  check (state = 'open' or answer is not null)
);
create index feedback_newest on feedback (office_id, created_at desc, id desc);
create index feedback_open on feedback (office_id) where state = 'open';
create index feedback_author on feedback (office_id, author_id, created_at desc, id desc) where author_id is not null;
create index feedback_link on feedback (office_id, link_id) where link_id is not null;
