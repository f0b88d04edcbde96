-- The schema as the migrations make it, drawn from the database's own catalogue by "npm run schema". To read, not to
-- run: the program makes its tables from database/migrations.

create table account (
  office_id uuid not null,
  id uuid not null,
  person_id uuid,
  user_id text not null,
  username text not null,
  password_set_at timestamp with time zone not null,
  must_change boolean not null default false,
  disabled_at timestamp with time zone,
  constraint account_pkey PRIMARY KEY (office_id, id),
  constraint account_office_id_person_id_key UNIQUE (office_id, person_id),
  constraint account_user_id_key UNIQUE (user_id),
  constraint account_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table action (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid,
  problem_id uuid not null,
  measure text not null,
  owner_id uuid not null,
  due_on date not null,
  state text not null,
  result_kind text,
  evidence text,
  evidence_file_ids uuid[] not null default '{}'::uuid[],
  done_at timestamp with time zone,
  before text,
  after text,
  method text,
  verifier_id uuid,
  verifier_name text,
  verified_at timestamp with time zone,
  drop_reason text,
  version integer not null default 1,
  leader_id uuid,
  branch_id uuid,
  expected text,
  created_by uuid,
  created_at timestamp with time zone,
  reported_by uuid,
  verify_by_id uuid,
  before_figure double precision,
  after_figure double precision,
  figure_unit text,
  spread_id uuid,
  constraint action_pkey PRIMARY KEY (office_id, id),
  constraint action_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'verified'::text, 'dropped'::text])))
);
CREATE INDEX action_activity ON action USING btree (office_id, activity_id);
CREATE INDEX action_branch ON action USING btree (office_id, branch_id, due_on) WHERE (state = ANY (ARRAY['open'::text, 'done'::text]));
CREATE INDEX action_due ON action USING btree (office_id, due_on, id) WHERE (state = 'open'::text);
CREATE INDEX action_leader ON action USING btree (office_id, leader_id) WHERE (leader_id IS NOT NULL);
CREATE INDEX action_owner ON action USING btree (office_id, owner_id, due_on) WHERE (state = 'open'::text);
CREATE INDEX action_problem ON action USING btree (office_id, problem_id);
CREATE INDEX action_reported ON action USING btree (office_id, id) WHERE (state = 'done'::text);
CREATE INDEX action_result ON action USING btree (office_id, result_kind, verified_at) WHERE (state = 'verified'::text);
CREATE INDEX action_verifier ON action USING btree (office_id, verify_by_id) WHERE ((verify_by_id IS NOT NULL) AND (state = ANY (ARRAY['open'::text, 'done'::text])));

create table action_step (
  office_id uuid not null,
  id uuid not null,
  problem_id uuid not null,
  action_id uuid not null,
  kind text not null,
  text text,
  file_ids uuid[] not null default '{}'::uuid[],
  state text not null,
  from_on date,
  to_on date,
  by_id uuid,
  by_name text not null,
  at timestamp with time zone not null,
  constraint action_step_pkey PRIMARY KEY (office_id, id),
  constraint action_step_office_id_action_id_fkey FOREIGN KEY (office_id, action_id) REFERENCES action(office_id, id),
  constraint action_step_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint action_step_kind_check CHECK ((kind = ANY (ARRAY['planned'::text, 'progress'::text, 'moved'::text, 'handed'::text, 'reported'::text, 'verified'::text, 'reopened'::text, 'dropped'::text])))
);
CREATE INDEX action_step_action ON action_step USING btree (office_id, action_id, at);
CREATE INDEX action_step_problem ON action_step USING btree (office_id, problem_id, at);

create table activity (
  office_id uuid not null,
  id uuid not null,
  code text not null,
  year integer,
  stage text not null,
  standing text not null default 'active'::text,
  standing_reason text,
  version integer not null default 1,
  theme text,
  kind text not null default '主题联学'::text,
  source text,
  source_note text,
  project_ids uuid[] not null default '{}'::uuid[],
  suggestion_ids uuid[] not null default '{}'::uuid[],
  tasks text,
  expected_effect text,
  problem_brought text,
  combines text[] not null default '{}'::text[],
  forms text[] not null default '{}'::text[],
  branch_id uuid,
  host_branch_ids uuid[] not null,
  proposer_id uuid,
  organiser_id uuid,
  planned_on date,
  planned_end date,
  place text,
  estimate_fen bigint,
  fund_source text,
  plan_item text,
  counts_as_theme_day boolean not null default false,
  programme jsonb,
  programme_no integer not null default 0,
  declarations jsonb not null default '{}'::jsonb,
  approved_programme jsonb,
  approval_round integer not null default 0,
  announced_at timestamp with time zone,
  held_on date,
  publicity text not null default 'open'::text,
  publicity_reason text,
  conversion text not null default 'open'::text,
  conversion_reason text,
  created_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  sort_on date not null,
  origin text not null default 'entered'::text,
  held_words text,
  plan_item_id uuid,
  pattern_id uuid,
  pattern_version integer,
  constraint activity_pkey PRIMARY KEY (office_id, id),
  constraint activity_office_id_code_key UNIQUE (office_id, code),
  constraint activity_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint activity_conversion_check CHECK ((conversion = ANY (ARRAY['open'::text, 'done'::text, 'skipped'::text, 'unknown'::text]))),
  constraint activity_entered_whole CHECK (((origin = 'imported'::text) OR ((branch_id IS NOT NULL) AND (proposer_id IS NOT NULL) AND (organiser_id IS NOT NULL) AND (year IS NOT NULL)))),
  constraint activity_origin_check CHECK ((origin = ANY (ARRAY['entered'::text, 'imported'::text]))),
  constraint activity_pattern_whole CHECK (((pattern_id IS NULL) = (pattern_version IS NULL))),
  constraint activity_publicity_check CHECK ((publicity = ANY (ARRAY['open'::text, 'done'::text, 'skipped'::text, 'unknown'::text]))),
  constraint activity_standing_check CHECK ((standing = ANY (ARRAY['active'::text, 'postponed'::text, 'cancelled'::text, 'declined'::text])))
);
CREATE INDEX activity_branches ON activity USING gin (host_branch_ids) WITH (fastupdate=off);
CREATE INDEX activity_early_hosts ON activity USING gin (host_branch_ids) WITH (fastupdate=off) WHERE (stage = ANY (ARRAY['topic'::text, 'contact'::text, 'programme'::text, 'approval'::text]));
CREATE INDEX activity_list ON activity USING btree (office_id, sort_on DESC, id DESC);
CREATE INDEX activity_open ON activity USING btree (office_id, sort_on DESC, id DESC) WHERE (stage = ANY (ARRAY['held'::text, 'summary'::text, 'publicity'::text, 'conversion'::text, 'archived'::text]));
CREATE INDEX activity_organiser ON activity USING btree (office_id, organiser_id) WHERE (stage <> 'archived'::text);
CREATE INDEX activity_pattern ON activity USING btree (office_id, pattern_id, sort_on DESC, id DESC) WHERE (pattern_id IS NOT NULL);
CREATE INDEX activity_plan_item ON activity USING btree (office_id, plan_item_id) WHERE (plan_item_id IS NOT NULL);
CREATE INDEX activity_projects ON activity USING gin (project_ids) WITH (fastupdate=off);
CREATE INDEX activity_proposer ON activity USING btree (office_id, proposer_id) WHERE (stage <> 'archived'::text);
CREATE INDEX activity_stage ON activity USING btree (office_id, stage, sort_on DESC, id DESC);
CREATE INDEX activity_suggestions ON activity USING gin (suggestion_ids) WITH (fastupdate=off) WHERE (suggestion_ids <> '{}'::uuid[]);
CREATE INDEX activity_topic ON activity USING btree (office_id, lower(regexp_replace(NORMALIZE(theme, NFKC), '[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\ufeff]+'::text, ''::text, 'g'::text)), sort_on);
CREATE INDEX activity_watched ON activity USING btree (office_id, stage, id) WHERE ((standing = 'active'::text) AND (stage <> 'archived'::text));

create table approval (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  round integer not null,
  "position" integer not null,
  step text not null,
  state text not null,
  why text not null,
  meeting_on date,
  meeting_kind text,
  comment text,
  decided_by uuid,
  decided_name text,
  decided_at timestamp with time zone,
  constraint approval_pkey PRIMARY KEY (office_id, id),
  constraint approval_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'pending'::text, 'approved'::text, 'returned'::text, 'declined'::text, 'not_needed'::text, 'withdrawn'::text]))),
  constraint approval_step_check CHECK ((step = ANY (ARRAY['branch'::text, 'committee'::text, 'finance'::text, 'discipline'::text, 'leading_group'::text])))
);
CREATE INDEX approval_activity ON approval USING btree (office_id, activity_id);
CREATE INDEX approval_pending ON approval USING btree (office_id, step) WHERE (state = 'pending'::text);
CREATE INDEX approval_watched ON approval USING btree (office_id, id) WHERE (state = 'pending'::text);
CREATE UNIQUE INDEX approval_one_pending ON approval USING btree (office_id, activity_id) WHERE (state = 'pending'::text);

create table arrangement_line (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  "position" integer not null,
  text text not null,
  constraint arrangement_line_pkey PRIMARY KEY (office_id, id),
  constraint arrangement_line_office_id_plan_id_fkey FOREIGN KEY (office_id, plan_id) REFERENCES year_plan(office_id, id)
);
CREATE INDEX arrangement_line_plan ON arrangement_line USING btree (office_id, plan_id, "position");

create table attendance (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side_id uuid not null,
  person_id uuid,
  name text not null,
  post text,
  state text not null,
  reason text,
  branch_id uuid,
  constraint attendance_pkey PRIMARY KEY (office_id, id),
  constraint attendance_state_check CHECK ((state = ANY (ARRAY['present'::text, 'leave'::text, 'absent'::text, 'observer'::text])))
);
CREATE INDEX attendance_activity ON attendance USING btree (office_id, activity_id);
CREATE INDEX attendance_person ON attendance USING btree (office_id, person_id) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX attendance_once ON attendance USING btree (office_id, activity_id, person_id) WHERE (person_id IS NOT NULL);

create table auth_account (
  id text not null,
  "userId" text not null,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint "auth_account_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_account_user ON auth_account USING btree ("userId");

create table auth_session (
  id text not null,
  "userId" text not null,
  token text not null,
  "expiresAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  outside boolean,
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token),
  constraint "auth_session_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);
CREATE INDEX auth_session_user ON auth_session USING btree ("userId");

create table auth_two_factor (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer not null default 0,
  "lockedUntil" timestamp with time zone,
  constraint auth_two_factor_pkey PRIMARY KEY (id),
  constraint "auth_two_factor_userId_fkey" FOREIGN KEY ("userId") REFERENCES auth_user(id) ON DELETE CASCADE
);

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean not null default false,
  image text,
  username text,
  "displayUsername" text,
  "twoFactorEnabled" boolean not null default false,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint auth_user_pkey PRIMARY KEY (id),
  constraint auth_user_email_key UNIQUE (email),
  constraint auth_user_username_key UNIQUE (username)
);

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone not null default now(),
  "updatedAt" timestamp with time zone not null default now(),
  constraint auth_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX auth_verification_identifier ON auth_verification USING btree (identifier);

create table authenticity_answer (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  signal text not null,
  said text not null,
  text text not null,
  by_person_id uuid not null,
  by_name text not null,
  by_post text,
  at timestamp with time zone not null,
  constraint authenticity_answer_pkey PRIMARY KEY (office_id, id),
  constraint authenticity_answer_said_check CHECK ((said = ANY (ARRAY['explained'::text, 'noted'::text, 'harmless'::text])))
);
CREATE INDEX authenticity_answer_activity ON authenticity_answer USING btree (office_id, activity_id, at);

create table authenticity_match (
  office_id uuid not null,
  activity_id uuid not null,
  kind text not null,
  own_kind text not null,
  own_id uuid not null,
  other_activity_id uuid,
  other_kind text,
  other_id uuid not null,
  facts jsonb not null,
  since timestamp with time zone not null,
  constraint authenticity_match_pkey PRIMARY KEY (office_id, activity_id, kind, own_id, other_id),
  constraint authenticity_match_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX authenticity_match_other ON authenticity_match USING btree (office_id, other_activity_id) WHERE (other_activity_id IS NOT NULL);
CREATE INDEX authenticity_match_since ON authenticity_match USING btree (office_id, since, activity_id);

create table authenticity_photo (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  added_at timestamp with time zone not null,
  hash bit(128) not null,
  pieces integer[] not null,
  constraint authenticity_photo_pkey PRIMARY KEY (office_id, id),
  constraint authenticity_photo_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX authenticity_photo_activity ON authenticity_photo USING btree (office_id, activity_id);
CREATE INDEX authenticity_photo_pieces ON authenticity_photo USING gin (pieces) WITH (gin_pending_list_limit='256');

create table authenticity_print (
  office_id uuid not null,
  kind text not null,
  id uuid not null,
  activity_id uuid not null,
  written_at timestamp with time zone not null,
  bands integer[] not null,
  clauses integer[] not null,
  constraint authenticity_print_pkey PRIMARY KEY (office_id, kind, id),
  constraint authenticity_print_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX authenticity_print_activity ON authenticity_print USING btree (office_id, activity_id);
CREATE INDEX authenticity_print_bands ON authenticity_print USING gin (bands) WITH (gin_pending_list_limit='256');
CREATE INDEX authenticity_print_clauses ON authenticity_print USING gin (clauses) WITH (gin_pending_list_limit='256');

create table authenticity_state (
  office_id uuid not null,
  seq bigint not null,
  recipe text not null,
  constraint authenticity_state_pkey PRIMARY KEY (office_id),
  constraint authenticity_state_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table branch (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  pinyin text not null,
  kind text not null,
  project_id uuid,
  approval_no text,
  approved_by text,
  approved_on date,
  start_on date,
  planned_end date,
  dissolved_on date,
  version integer not null default 1,
  constraint branch_pkey PRIMARY KEY (office_id, id),
  constraint branch_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint branch_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id),
  constraint branch_kind_check CHECK ((kind = ANY (ARRAY['standing'::text, 'temporary'::text])))
);
CREATE INDEX branch_unit ON branch USING btree (office_id, unit_id);

create table branch_feed (
  office_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  hash text not null,
  since timestamp with time zone not null,
  made_by text not null,
  revoked_at timestamp with time zone,
  version integer not null default 1,
  constraint branch_feed_pkey PRIMARY KEY (office_id, id),
  constraint branch_feed_hash_key UNIQUE (hash),
  constraint branch_feed_office_id_branch_id_fkey FOREIGN KEY (office_id, branch_id) REFERENCES branch(office_id, id)
);
CREATE UNIQUE INDEX branch_feed_one ON branch_feed USING btree (office_id, branch_id) WHERE (revoked_at IS NULL);

create table bulletin (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  title text not null,
  body jsonb not null,
  contributor text not null,
  author_id uuid not null,
  state text not null,
  year integer,
  number integer,
  released_on date,
  version integer not null default 1,
  also_activity_ids uuid[] not null default '{}'::uuid[],
  kept jsonb not null default '[]'::jsonb,
  editions jsonb not null default '[]'::jsonb,
  correction text,
  corrected_on date,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid,
  withdrawn_name text,
  constraint bulletin_pkey PRIMARY KEY (office_id, id),
  constraint bulletin_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'returned'::text, 'cleared'::text, 'released'::text]))),
  constraint bulletin_withdrawn_whole CHECK (((withdrawn_on IS NULL) OR ((number IS NOT NULL) AND (withdrawn_reason IS NOT NULL) AND (withdrawn_by IS NOT NULL) AND (withdrawn_name IS NOT NULL))))
);
CREATE INDEX bulletin_activity ON bulletin USING btree (office_id, activity_id);
CREATE INDEX bulletin_also ON bulletin USING gin (also_activity_ids) WHERE (also_activity_ids <> '{}'::uuid[]);
CREATE INDEX bulletin_in_review ON bulletin USING btree (office_id, id) WHERE (state = 'review'::text);
CREATE UNIQUE INDEX bulletin_number ON bulletin USING btree (office_id, year, number) WHERE (number IS NOT NULL);

create table bulletin_comment (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  bulletin_id uuid not null,
  bulletin_version integer not null,
  author_id uuid not null,
  author_name text not null,
  as_reviewer boolean not null,
  at timestamp with time zone not null,
  block integer not null,
  start integer not null,
  quote text not null,
  around jsonb not null,
  text text not null,
  answer text,
  answered_by uuid,
  answered_name text,
  answered_at timestamp with time zone,
  resolved_by uuid,
  resolved_name text,
  resolved_at timestamp with time zone,
  constraint bulletin_comment_pkey PRIMARY KEY (office_id, id)
);
CREATE INDEX bulletin_comment_activity ON bulletin_comment USING btree (office_id, activity_id);

create table calendar_day (
  day date not null,
  working boolean not null,
  name text not null,
  source text not null,
  constraint calendar_day_pkey PRIMARY KEY (day)
);

create table circular (
  office_id uuid not null,
  id uuid not null,
  title text not null,
  body jsonb not null,
  chosen jsonb not null,
  branch_ids uuid[] not null default '{}'::uuid[],
  sent_to uuid[] not null default '{}'::uuid[],
  state text not null,
  author_id uuid not null,
  author_name text not null,
  writer_ids uuid[] not null,
  code text not null default ''::text,
  year integer,
  number integer,
  length_reason text,
  comment text,
  released_on date,
  released_by uuid,
  released_name text,
  editions jsonb not null default '[]'::jsonb,
  correction text,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid,
  withdrawn_name text,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint circular_pkey PRIMARY KEY (office_id, id),
  constraint circular_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint circular_check CHECK (((number IS NULL) = (year IS NULL))),
  constraint circular_check1 CHECK (((withdrawn_on IS NULL) OR ((number IS NOT NULL) AND (withdrawn_reason IS NOT NULL) AND (withdrawn_by IS NOT NULL) AND (withdrawn_name IS NOT NULL)))),
  constraint circular_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'review'::text, 'returned'::text, 'released'::text])))
);
CREATE INDEX circular_chosen ON circular USING gin (chosen jsonb_path_ops);
CREATE INDEX circular_list ON circular USING btree (office_id, created_at DESC, id DESC);
CREATE INDEX circular_sent_to ON circular USING gin (sent_to);
CREATE UNIQUE INDEX circular_number ON circular USING btree (office_id, year, number) WHERE (number IS NOT NULL);

create table consent (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side_id uuid not null,
  subject text not null,
  subject_version integer not null,
  shown jsonb not null,
  decision text not null,
  way text not null,
  name text not null,
  post text not null,
  comment text,
  link_id uuid,
  person_id uuid,
  file_id uuid,
  entered_by uuid,
  at timestamp with time zone not null,
  superseded boolean not null default false,
  constraint consent_pkey PRIMARY KEY (office_id, id),
  constraint consent_decision_check CHECK ((decision = ANY (ARRAY['approve'::text, 'decline'::text, 'change'::text]))),
  constraint consent_subject_check CHECK ((subject = ANY (ARRAY['activity'::text, 'record'::text]))),
  constraint consent_way_check CHECK ((way = ANY (ARRAY['account'::text, 'link'::text, 'paper'::text, 'peer'::text])))
);
CREATE INDEX consent_activity ON consent USING btree (office_id, activity_id);
CREATE UNIQUE INDEX consent_once ON consent USING btree (office_id, link_id, subject, subject_version) WHERE (link_id IS NOT NULL);

create table consultation (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  problem_id uuid,
  title text not null,
  background text not null,
  file_ids uuid[] not null default '{}'::uuid[],
  due_on date not null,
  state text not null default 'open'::text,
  reason text,
  conclusion text,
  concluded_name text,
  concluded_at timestamp with time zone,
  result_id uuid,
  action_ids uuid[] not null default '{}'::uuid[],
  followed_at timestamp with time zone,
  created_by uuid not null,
  created_name text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint consultation_pkey PRIMARY KEY (office_id, id),
  constraint consultation_office_id_activity_id_fkey FOREIGN KEY (office_id, activity_id) REFERENCES activity(office_id, id),
  constraint consultation_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint consultation_check CHECK (((state <> 'concluded'::text) OR (conclusion IS NOT NULL))),
  constraint consultation_state_check CHECK ((state = ANY (ARRAY['open'::text, 'concluded'::text, 'cancelled'::text])))
);
CREATE INDEX consultation_activity ON consultation USING btree (office_id, activity_id);
CREATE INDEX consultation_due ON consultation USING btree (office_id, id) WHERE (state = 'open'::text);
CREATE INDEX consultation_newest ON consultation USING btree (office_id, created_at DESC, id DESC);
CREATE INDEX consultation_problem ON consultation USING btree (office_id, problem_id) WHERE (problem_id IS NOT NULL);
CREATE INDEX consultation_result ON consultation USING btree (office_id, result_id) WHERE (result_id IS NOT NULL);

create table consultation_side (
  office_id uuid not null,
  id uuid not null,
  consultation_id uuid not null,
  side_id uuid,
  branch_id uuid,
  name text not null,
  "position" integer not null,
  invited_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_reason text,
  cause text,
  suggestion text,
  offer text,
  author_name text,
  author_id uuid,
  link_id uuid,
  entered_name text,
  given_at timestamp with time zone,
  changed_at timestamp with time zone,
  late boolean not null default false,
  spoken text,
  adopted text,
  version integer not null default 1,
  constraint consultation_side_pkey PRIMARY KEY (office_id, id),
  constraint consultation_side_office_id_consultation_id_fkey FOREIGN KEY (office_id, consultation_id) REFERENCES consultation(office_id, id),
  constraint consultation_side_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint consultation_side_check CHECK (((side_id IS NULL) <> (branch_id IS NULL))),
  constraint consultation_side_check1 CHECK (((given_at IS NULL) = ((cause IS NULL) AND (suggestion IS NULL))))
);
CREATE INDEX consultation_side_branch ON consultation_side USING btree (office_id, branch_id) WHERE ((branch_id IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE INDEX consultation_side_of ON consultation_side USING btree (office_id, consultation_id, "position");
CREATE INDEX consultation_side_side ON consultation_side USING btree (office_id, side_id) WHERE ((side_id IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE INDEX consultation_side_waiting ON consultation_side USING btree (office_id, id) WHERE ((given_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX consultation_side_once ON consultation_side USING btree (office_id, consultation_id, COALESCE(side_id, branch_id)) WHERE (withdrawn_at IS NULL);

create table contact_log (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side_id uuid,
  contacted_on date not null,
  means text not null,
  content text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  constraint contact_log_pkey PRIMARY KEY (office_id, id)
);
CREATE INDEX contact_log_activity ON contact_log USING btree (office_id, activity_id);

create table cost_line (
  office_id uuid not null,
  id uuid not null,
  plan_item_id uuid,
  activity_id uuid,
  "position" integer not null,
  category text not null,
  basis text not null,
  quantity integer not null,
  times integer not null default 1,
  unit_fen bigint not null,
  amount_fen bigint not null,
  seats integer,
  lecturer text,
  lecturer_own boolean not null default false,
  fund_source text,
  decision text,
  payer text not null default 'own'::text,
  spent_on text not null default 'own'::text,
  on_allowance integer,
  note text,
  actual_fen bigint,
  actual_note text,
  papers text[] not null default '{}'::text[],
  version integer not null default 1,
  constraint cost_line_pkey PRIMARY KEY (office_id, id),
  constraint cost_line_office_id_activity_id_fkey FOREIGN KEY (office_id, activity_id) REFERENCES activity(office_id, id),
  constraint cost_line_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint cost_line_office_id_plan_item_id_fkey FOREIGN KEY (office_id, plan_item_id) REFERENCES plan_item(office_id, id),
  constraint cost_line_actual_fen_check CHECK ((actual_fen >= 0)),
  constraint cost_line_check CHECK ((amount_fen = ((unit_fen * quantity) * times))),
  constraint cost_line_check1 CHECK (((plan_item_id IS NULL) <> (activity_id IS NULL))),
  constraint cost_line_payer_check CHECK ((payer = ANY (ARRAY['own'::text, 'partner'::text]))),
  constraint cost_line_quantity_check CHECK ((quantity >= 0)),
  constraint cost_line_spent_on_check CHECK ((spent_on = ANY (ARRAY['own'::text, 'partner'::text]))),
  constraint cost_line_times_check CHECK ((times >= 0)),
  constraint cost_line_unit_fen_check CHECK ((unit_fen >= 0))
);
CREATE INDEX cost_line_activity ON cost_line USING btree (office_id, activity_id, "position") WHERE (activity_id IS NOT NULL);
CREATE INDEX cost_line_item ON cost_line USING btree (office_id, plan_item_id, "position") WHERE (plan_item_id IS NOT NULL);

create table delivery (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  bulletin_id uuid not null,
  outlet_id uuid not null,
  publication_id uuid,
  told_edition integer not null default 0,
  told_withdrawn boolean not null default false,
  attempts integer not null default 0,
  failed boolean not null default false,
  answer text,
  tried_at timestamp with time zone,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  constraint delivery_pkey PRIMARY KEY (office_id, id),
  constraint delivery_office_id_outlet_id_fkey FOREIGN KEY (office_id, outlet_id) REFERENCES outlet(office_id, id)
);
CREATE INDEX delivery_activity ON delivery USING btree (office_id, activity_id);
CREATE INDEX delivery_outlet ON delivery USING btree (office_id, outlet_id);
CREATE UNIQUE INDEX delivery_once ON delivery USING btree (office_id, bulletin_id, outlet_id);

create table feedback (
  office_id uuid not null,
  id uuid not null,
  kind text not null,
  text text not null,
  page text,
  author_id uuid,
  link_id uuid,
  author_name text not null,
  state text not null default 'open'::text,
  created_at timestamp with time zone not null,
  answer text,
  answered_name text,
  answered_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer not null default 1,
  constraint feedback_pkey PRIMARY KEY (office_id, id),
  constraint feedback_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint feedback_check CHECK (((author_id IS NULL) <> (link_id IS NULL))),
  constraint feedback_check1 CHECK (((state = 'open'::text) OR (answer IS NOT NULL))),
  constraint feedback_kind_check CHECK ((kind = ANY (ARRAY['problem'::text, 'suggestion'::text, 'complaint'::text]))),
  constraint feedback_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'closed'::text])))
);
CREATE INDEX feedback_author ON feedback USING btree (office_id, author_id, created_at DESC, id DESC) WHERE (author_id IS NOT NULL);
CREATE INDEX feedback_link ON feedback USING btree (office_id, link_id) WHERE (link_id IS NOT NULL);
CREATE INDEX feedback_newest ON feedback USING btree (office_id, created_at DESC, id DESC);
CREATE INDEX feedback_open ON feedback USING btree (office_id) WHERE (state = 'open'::text);

create table file (
  office_id uuid not null,
  id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  purpose text not null,
  activity_id uuid,
  caption text,
  consent_of_outsiders boolean,
  created_by text not null,
  created_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  problem_id uuid,
  constraint file_pkey PRIMARY KEY (office_id, id),
  constraint file_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX file_activity ON file USING btree (office_id, activity_id) WHERE (activity_id IS NOT NULL);
CREATE INDEX file_problem ON file USING btree (office_id, problem_id) WHERE (problem_id IS NOT NULL);

create table file_mask (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  file_id uuid not null,
  rectangles jsonb not null,
  complete boolean not null,
  sha256 text not null,
  by_name text not null,
  at timestamp with time zone not null,
  version integer not null default 1,
  constraint file_mask_pkey PRIMARY KEY (office_id, id),
  constraint file_mask_office_id_file_id_key UNIQUE (office_id, file_id),
  constraint file_mask_office_id_file_id_fkey FOREIGN KEY (office_id, file_id) REFERENCES file(office_id, id)
);
CREATE INDEX file_mask_activity ON file_mask USING btree (office_id, activity_id);

create table finding_response (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  check_id text not null,
  subject text not null,
  kind text not null,
  text text not null,
  by_person_id uuid not null,
  by_name text not null,
  by_post text,
  at timestamp with time zone not null,
  withdrawn boolean not null default false,
  constraint finding_response_pkey PRIMARY KEY (office_id, id),
  constraint finding_response_kind_check CHECK ((kind = ANY (ARRAY['answer'::text, 'reason'::text, 'override'::text])))
);
CREATE INDEX finding_response_activity ON finding_response USING btree (office_id, activity_id);

create table guess_guard (
  key text not null,
  tries integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint guess_guard_pkey PRIMARY KEY (key)
);

create table import_batch (
  office_id uuid not null,
  id uuid not null,
  name text not null,
  cases integer not null,
  by_name text not null,
  at timestamp with time zone not null,
  taken_back_at timestamp with time zone,
  constraint import_batch_pkey PRIMARY KEY (office_id, id),
  constraint import_batch_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX import_batch_list ON import_batch USING btree (office_id, at DESC, id DESC);

create table import_column (
  office_id uuid not null,
  id uuid not null,
  title text not null,
  field text not null,
  constraint import_column_pkey PRIMARY KEY (office_id, id),
  constraint import_column_office_id_title_key UNIQUE (office_id, title),
  constraint import_column_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table imported_case (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  batch_id uuid not null,
  source_key text not null,
  content_hash text not null,
  published_words text,
  participants integer,
  participants_bound text,
  participants_words text,
  project_words text,
  outcomes text[] not null,
  outlets text[] not null,
  source_urls text[] not null,
  remarks text,
  notes jsonb not null,
  original jsonb not null,
  constraint imported_case_pkey PRIMARY KEY (office_id, id),
  constraint imported_case_office_id_activity_id_key UNIQUE (office_id, activity_id),
  constraint imported_case_office_id_source_key_key UNIQUE (office_id, source_key),
  constraint imported_case_office_id_activity_id_fkey FOREIGN KEY (office_id, activity_id) REFERENCES activity(office_id, id),
  constraint imported_case_participants_bound_check CHECK ((participants_bound = ANY (ARRAY['exact'::text, 'over'::text, 'under'::text, 'about'::text])))
);
CREATE INDEX imported_case_batch ON imported_case USING btree (office_id, batch_id, activity_id);

create table imported_line (
  office_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  sheet text not null,
  unit_id uuid not null,
  made boolean not null,
  offer_id uuid,
  liaison_id uuid,
  aliases text[] not null,
  filled jsonb not null,
  notes jsonb not null,
  original jsonb not null,
  constraint imported_line_pkey PRIMARY KEY (office_id, id),
  constraint imported_line_office_id_batch_id_fkey FOREIGN KEY (office_id, batch_id) REFERENCES import_batch(office_id, id),
  constraint imported_line_sheet_check CHECK ((sheet = ANY (ARRAY['units'::text, 'offers'::text])))
);
CREATE INDEX imported_line_batch ON imported_line USING btree (office_id, batch_id, id);
CREATE INDEX imported_line_unit ON imported_line USING btree (office_id, unit_id);

create table insight (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  text text not null,
  created_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  version integer not null default 1,
  constraint insight_pkey PRIMARY KEY (office_id, id)
);
CREATE INDEX insight_activity ON insight USING btree (office_id, activity_id);

create table inspection_answer (
  office_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  key text not null,
  answer text not null,
  note text,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  version integer not null default 1,
  constraint inspection_answer_pkey PRIMARY KEY (office_id, id),
  constraint inspection_answer_office_id_item_id_key_key UNIQUE (office_id, item_id, key),
  constraint inspection_answer_office_id_item_id_fkey FOREIGN KEY (office_id, item_id) REFERENCES inspection_item(office_id, id),
  constraint inspection_answer_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'na'::text])))
);

create table inspection_file (
  office_id uuid not null,
  id uuid not null,
  observation_id uuid not null,
  purpose text not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  constraint inspection_file_pkey PRIMARY KEY (office_id, id),
  constraint inspection_file_office_id_observation_id_fkey FOREIGN KEY (office_id, observation_id) REFERENCES observation(office_id, id),
  constraint inspection_file_purpose_check CHECK ((purpose = ANY (ARRAY['found'::text, 'rectified'::text])))
);
CREATE INDEX inspection_file_observation ON inspection_file USING btree (office_id, observation_id);

create table inspection_item (
  office_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  activity_id uuid not null,
  branch_id uuid not null,
  "position" integer not null,
  note text,
  noted_name text,
  computed jsonb,
  version integer not null default 1,
  constraint inspection_item_pkey PRIMARY KEY (office_id, id),
  constraint inspection_item_office_id_round_id_activity_id_key UNIQUE (office_id, round_id, activity_id),
  constraint inspection_item_office_id_activity_id_fkey FOREIGN KEY (office_id, activity_id) REFERENCES activity(office_id, id),
  constraint inspection_item_office_id_round_id_fkey FOREIGN KEY (office_id, round_id) REFERENCES inspection_round(office_id, id)
);
CREATE INDEX inspection_item_activity ON inspection_item USING btree (office_id, activity_id);
CREATE INDEX inspection_item_branch ON inspection_item USING btree (office_id, branch_id, round_id);

create table inspection_round (
  office_id uuid not null,
  id uuid not null,
  name text not null,
  state text not null,
  from_on date not null,
  to_on date not null,
  branch_ids uuid[] not null default '{}'::uuid[],
  stages text[] not null,
  method text not null,
  seed text,
  reason text,
  size integer not null,
  population jsonb not null,
  checklist jsonb not null,
  opened_on date not null,
  opened_by uuid not null,
  opened_name text not null,
  lead_id uuid not null,
  lead_name text not null,
  conclusion text,
  closed_on date,
  closed_name text,
  published_on date,
  ended_reason text,
  version integer not null default 1,
  constraint inspection_round_pkey PRIMARY KEY (office_id, id),
  constraint inspection_round_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint inspection_round_check CHECK (((method = 'drawn'::text) = (seed IS NOT NULL))),
  constraint inspection_round_check1 CHECK (((method = 'chosen'::text) = (reason IS NOT NULL))),
  constraint inspection_round_method_check CHECK ((method = ANY (ARRAY['drawn'::text, 'chosen'::text]))),
  constraint inspection_round_size_check CHECK ((size > 0)),
  constraint inspection_round_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'cancelled'::text])))
);
CREATE INDEX inspection_round_list ON inspection_round USING btree (office_id, opened_on DESC, id DESC);
CREATE UNIQUE INDEX inspection_round_name ON inspection_round USING btree (office_id, lower(name)) WHERE (state <> 'cancelled'::text);

create table ledger_entry (
  office_id uuid not null,
  seq bigint not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  actor_post text,
  command text not null,
  command_id uuid not null,
  input_hash text not null,
  object_type text not null,
  object_id uuid not null,
  activity_id uuid,
  events jsonb not null,
  changes jsonb not null,
  prev_hash text not null,
  hash text not null,
  written_at timestamp with time zone,
  constraint ledger_entry_pkey PRIMARY KEY (office_id, seq),
  constraint ledger_entry_office_id_command_id_key UNIQUE (office_id, command_id),
  constraint ledger_entry_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX ledger_entry_activity ON ledger_entry USING btree (office_id, activity_id, seq) WHERE (activity_id IS NOT NULL);
CREATE INDEX ledger_entry_object ON ledger_entry USING btree (office_id, object_id, seq);

create table ledger_head (
  office_id uuid not null,
  seq bigint not null,
  hash text not null,
  constraint ledger_head_pkey PRIMARY KEY (office_id),
  constraint ledger_head_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table link (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side_id uuid not null,
  holder_name text not null,
  holder_post text not null,
  secret_hash text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint link_pkey PRIMARY KEY (office_id, id),
  constraint link_secret_hash_key UNIQUE (secret_hash)
);
CREATE INDEX link_activity ON link USING btree (office_id, activity_id);
CREATE INDEX link_watched ON link USING btree (office_id, id) WHERE (revoked_at IS NULL);

create table link_browser (
  link_id uuid not null,
  mark_hash text not null,
  first_at timestamp with time zone not null,
  constraint link_browser_pkey PRIMARY KEY (link_id, mark_hash)
);
CREATE INDEX link_browser_first ON link_browser USING btree (first_at);

create table membership (
  office_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  branch_id uuid not null,
  kind text not null,
  from_on date not null,
  to_on date,
  constraint membership_pkey PRIMARY KEY (office_id, id),
  constraint membership_office_id_branch_id_fkey FOREIGN KEY (office_id, branch_id) REFERENCES branch(office_id, id),
  constraint membership_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint membership_office_id_person_id_fkey FOREIGN KEY (office_id, person_id) REFERENCES person(office_id, id),
  constraint membership_kind_check CHECK ((kind = ANY (ARRAY['home'::text, 'temporary'::text])))
);
CREATE INDEX membership_branch ON membership USING btree (office_id, branch_id);
CREATE INDEX membership_person ON membership USING btree (office_id, person_id);
CREATE UNIQUE INDEX membership_one_home ON membership USING btree (office_id, person_id) WHERE ((kind = 'home'::text) AND (to_on IS NULL));

create table notice (
  office_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  activity_id uuid,
  kind text not null,
  facts jsonb not null,
  cause_seq bigint not null,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (office_id, id),
  constraint notice_office_id_person_id_kind_cause_seq_key UNIQUE (office_id, person_id, kind, cause_seq)
);
CREATE INDEX notice_activity ON notice USING btree (office_id, activity_id, kind);
CREATE INDEX notice_person ON notice USING btree (office_id, person_id, created_at DESC, id DESC);

create table observation (
  office_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  item_id uuid not null,
  activity_id uuid not null,
  branch_id uuid not null,
  kind text not null,
  state text not null,
  item_key text,
  text text not null,
  requirement text,
  due_on date,
  owner_id uuid,
  by_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  reply text,
  reply_id uuid,
  reply_name text,
  replied_at timestamp with time zone,
  report text,
  reporter_id uuid,
  reporter_name text,
  reported_at timestamp with time zone,
  recheck_note text,
  rechecker_id uuid,
  rechecker_name text,
  rechecked_at timestamp with time zone,
  returned integer not null default 0,
  withdrawn_reason text,
  version integer not null default 1,
  constraint observation_pkey PRIMARY KEY (office_id, id),
  constraint observation_office_id_item_id_fkey FOREIGN KEY (office_id, item_id) REFERENCES inspection_item(office_id, id),
  constraint observation_check CHECK (((kind = 'good'::text) OR ((requirement IS NOT NULL) AND (due_on IS NOT NULL)))),
  constraint observation_check1 CHECK ((((kind = 'good'::text) = (state = 'noted'::text)) OR (state = 'withdrawn'::text))),
  constraint observation_kind_check CHECK ((kind = ANY (ARRAY['good'::text, 'problem'::text]))),
  constraint observation_state_check CHECK ((state = ANY (ARRAY['noted'::text, 'open'::text, 'reported'::text, 'passed'::text, 'withdrawn'::text])))
);
CREATE INDEX observation_branch ON observation USING btree (office_id, branch_id);
CREATE INDEX observation_open ON observation USING btree (office_id, id) WHERE (state = ANY (ARRAY['open'::text, 'reported'::text]));
CREATE INDEX observation_round ON observation USING btree (office_id, round_id);

create table office (
  id uuid not null,
  office_id uuid not null,
  name text not null,
  profile text not null default 'central'::text,
  security_level integer not null default 2,
  demo boolean not null default false,
  time_zone text not null default 'Asia/Shanghai'::text,
  home_region text,
  created_at timestamp with time zone not null,
  constraint office_pkey PRIMARY KEY (id),
  constraint office_check CHECK ((office_id = id))
);

create table office_profile (
  office_id uuid not null,
  id uuid not null,
  profile text not null,
  "position" integer not null,
  from_on date not null,
  to_on date,
  version integer not null default 1,
  constraint office_profile_pkey PRIMARY KEY (office_id, id),
  constraint office_profile_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table onsite_code (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  opened_at timestamp with time zone not null,
  opened_by text not null,
  until_at timestamp with time zone not null,
  step_seconds integer not null,
  closed_at timestamp with time zone,
  version integer not null default 1,
  constraint onsite_code_pkey PRIMARY KEY (office_id, id),
  constraint onsite_code_office_id_activity_id_fkey FOREIGN KEY (office_id, activity_id) REFERENCES activity(office_id, id)
);
CREATE INDEX onsite_code_activity ON onsite_code USING btree (office_id, activity_id, opened_at);

create table onsite_presence (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  said_at timestamp with time zone not null,
  arrived_at timestamp with time zone not null,
  look boolean not null,
  constraint onsite_presence_pkey PRIMARY KEY (office_id, id),
  constraint onsite_presence_office_id_activity_id_person_id_key UNIQUE (office_id, activity_id, person_id),
  constraint onsite_presence_office_id_activity_id_fkey FOREIGN KEY (office_id, activity_id) REFERENCES activity(office_id, id),
  constraint onsite_presence_office_id_person_id_fkey FOREIGN KEY (office_id, person_id) REFERENCES person(office_id, id)
);

create table outlet (
  office_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  form text,
  address text,
  secret text,
  retired_on date,
  version integer not null default 1,
  constraint outlet_pkey PRIMARY KEY (office_id, id),
  constraint outlet_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint outlet_check CHECK (((kind = 'file'::text) = (form IS NOT NULL))),
  constraint outlet_check1 CHECK (((kind = 'webhook'::text) = (address IS NOT NULL))),
  constraint outlet_check2 CHECK (((kind = 'webhook'::text) = (secret IS NOT NULL))),
  constraint outlet_form_check CHECK ((form = ANY (ARRAY['zip'::text, 'docx'::text, 'html'::text]))),
  constraint outlet_kind_check CHECK ((kind = ANY (ARRAY['site'::text, 'file'::text, 'copy'::text, 'webhook'::text])))
);
CREATE UNIQUE INDEX outlet_name ON outlet USING btree (office_id, lower(name)) WHERE (retired_on IS NULL);
CREATE UNIQUE INDEX outlet_site ON outlet USING btree (office_id) WHERE (kind = 'site'::text);

create table pairing (
  office_id uuid not null,
  id uuid not null,
  branch_ids uuid[] not null,
  purpose text not null,
  contents text not null,
  signed_on date not null,
  from_on date not null,
  until_on date,
  activity_id uuid,
  ended_on date,
  end_reason text,
  by_name text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint pairing_pkey PRIMARY KEY (office_id, id),
  constraint pairing_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint pairing_branch_ids_check CHECK ((cardinality(branch_ids) > 0))
);
CREATE INDEX pairing_branches ON pairing USING gin (branch_ids);
CREATE INDEX pairing_list ON pairing USING btree (office_id, signed_on DESC, id DESC);
CREATE INDEX pairing_term ON pairing USING btree (office_id, until_on, id) WHERE ((ended_on IS NULL) AND (until_on IS NOT NULL));

create table pairing_party (
  office_id uuid not null,
  id uuid not null,
  pairing_id uuid not null,
  "position" integer not null,
  unit_id uuid not null,
  body_words text,
  signer_name text,
  signer_post text,
  constraint pairing_party_pkey PRIMARY KEY (office_id, id),
  constraint pairing_party_office_id_pairing_id_fkey FOREIGN KEY (office_id, pairing_id) REFERENCES pairing(office_id, id),
  constraint pairing_party_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id)
);
CREATE INDEX pairing_party_pairing ON pairing_party USING btree (office_id, pairing_id, "position");
CREATE INDEX pairing_party_unit ON pairing_party USING btree (office_id, unit_id);

create table pairing_review (
  office_id uuid not null,
  id uuid not null,
  pairing_id uuid not null,
  reviewed_on date not null,
  text text not null,
  until_on date,
  by_name text not null,
  at timestamp with time zone not null,
  constraint pairing_review_pkey PRIMARY KEY (office_id, id),
  constraint pairing_review_office_id_pairing_id_fkey FOREIGN KEY (office_id, pairing_id) REFERENCES pairing(office_id, id)
);
CREATE INDEX pairing_review_pairing ON pairing_review USING btree (office_id, pairing_id, at);

create table partner_choice (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  activity_id uuid,
  project_id uuid,
  matter text,
  decision text not null,
  reason text,
  by_person_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint partner_choice_pkey PRIMARY KEY (office_id, id),
  constraint partner_choice_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id),
  constraint partner_choice_decision_check CHECK ((decision = ANY (ARRAY['chosen'::text, 'not_now'::text])))
);
CREATE INDEX partner_choice_activity ON partner_choice USING btree (office_id, activity_id) WHERE (activity_id IS NOT NULL);
CREATE INDEX partner_choice_project ON partner_choice USING btree (office_id, project_id) WHERE (project_id IS NOT NULL);

create table password_history (
  user_id text not null,
  hash text not null,
  set_at timestamp with time zone not null,
  constraint password_history_pkey PRIMARY KEY (user_id, set_at)
);

create table pattern (
  office_id uuid not null,
  id uuid not null,
  name text not null,
  good_for text not null,
  shipped text,
  design jsonb not null,
  made_from uuid,
  author_id uuid not null,
  author_name text not null,
  state text not null default 'active'::text,
  retired_reason text,
  editions jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer not null default 1,
  constraint pattern_pkey PRIMARY KEY (office_id, id),
  constraint pattern_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint pattern_office_id_made_from_fkey FOREIGN KEY (office_id, made_from) REFERENCES activity(office_id, id),
  constraint pattern_state_check CHECK ((state = ANY (ARRAY['active'::text, 'retired'::text])))
);
CREATE INDEX pattern_list ON pattern USING btree (office_id, created_at DESC, id DESC);
CREATE INDEX pattern_made_from ON pattern USING btree (office_id, made_from) WHERE (made_from IS NOT NULL);

create table peer (
  office_id uuid not null,
  id uuid not null,
  begun text not null,
  state text not null,
  unit_id uuid not null,
  name text,
  address text,
  public_key text,
  pair text not null,
  invitation text,
  expires_at timestamp with time zone not null,
  speaks integer not null default 1,
  our_confirmed_at timestamp with time zone,
  our_confirmed_name text,
  compared_with text,
  their_confirmed_at timestamp with time zone,
  told_confirmed boolean not null default false,
  told_ended boolean not null default false,
  ended_at timestamp with time zone,
  ended_by text,
  ended_reason text,
  answer text,
  created_at timestamp with time zone not null,
  created_name text not null,
  version integer not null default 1,
  constraint peer_pkey PRIMARY KEY (office_id, id),
  constraint peer_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint peer_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id),
  constraint peer_begun_check CHECK ((begun = ANY (ARRAY['ours'::text, 'theirs'::text]))),
  constraint peer_ended_by_check CHECK ((ended_by = ANY (ARRAY['ours'::text, 'theirs'::text]))),
  constraint peer_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'answering'::text, 'met'::text, 'refused'::text, 'ended'::text])))
);
CREATE INDEX peer_key ON peer USING btree (office_id, public_key);
CREATE INDEX peer_list ON peer USING btree (office_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX peer_pair ON peer USING btree (office_id, pair);
CREATE UNIQUE INDEX peer_unit ON peer USING btree (office_id, unit_id) WHERE (state = ANY (ARRAY['invited'::text, 'answering'::text, 'met'::text]));

create table peer_identity (
  office_id uuid not null,
  id uuid not null,
  public_key text not null,
  sealed_key text not null,
  open boolean not null default true,
  made_at timestamp with time zone not null,
  made_name text not null,
  version integer not null default 1,
  constraint peer_identity_pkey PRIMARY KEY (office_id, id),
  constraint peer_identity_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE UNIQUE INDEX peer_identity_key ON peer_identity USING btree (public_key);
CREATE UNIQUE INDEX peer_identity_office ON peer_identity USING btree (office_id);

create table peer_line (
  office_id uuid not null,
  about uuid not null,
  acked_seq integer not null default 0,
  heard_at timestamp with time zone,
  tried_at timestamp with time zone,
  next_at timestamp with time zone,
  failures integer not null default 0,
  said text,
  constraint peer_line_pkey PRIMARY KEY (office_id, about),
  constraint peer_line_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table peer_message (
  office_id uuid not null,
  id uuid not null,
  shared_id uuid not null,
  mine boolean not null,
  seq integer not null,
  prev_hash text not null,
  hash text not null,
  seen_seq integer not null,
  seen_hash text not null,
  kind text not null,
  text text not null,
  signature text not null,
  state text not null,
  note jsonb,
  at timestamp with time zone not null,
  constraint peer_message_pkey PRIMARY KEY (office_id, id),
  constraint peer_message_office_id_shared_id_fkey FOREIGN KEY (office_id, shared_id) REFERENCES shared_activity(office_id, id),
  constraint peer_message_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'received'::text, 'taken'::text, 'declined'::text, 'refused'::text, 'not_understood'::text])))
);
CREATE INDEX peer_message_open ON peer_message USING btree (office_id, id) WHERE (state = ANY (ARRAY['received'::text, 'not_understood'::text]));
CREATE INDEX peer_message_part ON peer_message USING btree (office_id, shared_id, mine, kind, seq DESC);
CREATE UNIQUE INDEX peer_message_chain ON peer_message USING btree (office_id, shared_id, mine, seq);

create table peer_refusal (
  office_id uuid not null,
  id uuid not null,
  peer_id uuid,
  shared_id uuid,
  reason text not null,
  seq integer,
  text text not null,
  hash text not null,
  at timestamp with time zone not null,
  constraint peer_refusal_pkey PRIMARY KEY (office_id, id),
  constraint peer_refusal_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX peer_refusal_list ON peer_refusal USING btree (office_id, at DESC, id DESC);

create table person (
  office_id uuid not null,
  id uuid not null,
  name text not null,
  pinyin text not null,
  status text,
  rank text,
  phone_masked text,
  email text,
  removed_on date,
  version integer not null default 1,
  constraint person_pkey PRIMARY KEY (office_id, id),
  constraint person_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint person_status_check CHECK ((status = ANY (ARRAY['full'::text, 'probationary'::text])))
);
CREATE INDEX person_list ON person USING btree (office_id, pinyin, id);

create table plan_discussion (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  branch_id uuid not null,
  met_on date not null,
  meeting text not null,
  present integer not null,
  expected integer not null,
  opinions text,
  opinions_from integer,
  recorded_by uuid not null,
  recorded_name text not null,
  created_at timestamp with time zone not null,
  constraint plan_discussion_pkey PRIMARY KEY (office_id, id),
  constraint plan_discussion_office_id_plan_id_fkey FOREIGN KEY (office_id, plan_id) REFERENCES year_plan(office_id, id),
  constraint plan_discussion_meeting_check CHECK ((meeting = ANY (ARRAY['committee'::text, 'members'::text])))
);
CREATE INDEX plan_discussion_plan ON plan_discussion USING btree (office_id, plan_id, branch_id);

create table plan_item (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  branch_id uuid not null,
  "position" integer not null,
  number integer,
  state text not null,
  content text,
  form text,
  from_on date,
  to_on date,
  place text,
  away text,
  people integer,
  fund_source text,
  no_cost boolean not null default false,
  owner text,
  effect text,
  unit_id uuid,
  partner text,
  partner_industry text,
  partner_region text,
  contact text,
  source text,
  project_id uuid,
  suggestion_ids uuid[] not null default '{}'::uuid[],
  problem_id uuid,
  arrangement_line_id uuid,
  earlier_id uuid,
  outcome text,
  counts_as_theme_day boolean not null default false,
  counts_as_lecture boolean not null default false,
  opinions text,
  extra boolean not null default false,
  extra_reason text,
  returned_note text,
  proposer_id uuid not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint plan_item_pkey PRIMARY KEY (office_id, id),
  constraint plan_item_office_id_plan_id_fkey FOREIGN KEY (office_id, plan_id) REFERENCES year_plan(office_id, id),
  constraint plan_item_away_check CHECK ((away = ANY (ARRAY['no'::text, 'city'::text, 'province'::text]))),
  constraint plan_item_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'proposed'::text, 'returned'::text, 'approved'::text, 'dropped'::text])))
);
CREATE INDEX plan_item_plan ON plan_item USING btree (office_id, plan_id, branch_id, "position");
CREATE INDEX plan_item_project ON plan_item USING btree (office_id, project_id) WHERE (project_id IS NOT NULL);

create table plan_paper (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  kind text not null,
  number text,
  dated_on date,
  version integer not null default 1,
  constraint plan_paper_pkey PRIMARY KEY (office_id, id),
  constraint plan_paper_office_id_plan_id_kind_key UNIQUE (office_id, plan_id, kind),
  constraint plan_paper_kind_check CHECK ((kind = ANY (ARRAY['points'::text, 'study'::text, 'budget'::text])))
);

create table plan_step (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  item_id uuid,
  round integer not null,
  "position" integer not null,
  step text not null,
  state text not null,
  comment text,
  conditions text,
  decided_by uuid,
  decided_name text,
  decided_at timestamp with time zone,
  constraint plan_step_pkey PRIMARY KEY (office_id, id),
  constraint plan_step_office_id_plan_id_fkey FOREIGN KEY (office_id, plan_id) REFERENCES year_plan(office_id, id),
  constraint plan_step_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'pending'::text, 'approved'::text, 'returned'::text]))),
  constraint plan_step_step_check CHECK ((step = ANY (ARRAY['committee'::text, 'finance'::text, 'leading_group'::text])))
);
CREATE INDEX plan_step_plan ON plan_step USING btree (office_id, plan_id, round, "position");

create table plan_version (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  no integer not null,
  reason text not null,
  items jsonb not null,
  author_name text not null,
  created_at timestamp with time zone not null,
  constraint plan_version_pkey PRIMARY KEY (office_id, id),
  constraint plan_version_office_id_plan_id_no_key UNIQUE (office_id, plan_id, no),
  constraint plan_version_office_id_plan_id_fkey FOREIGN KEY (office_id, plan_id) REFERENCES year_plan(office_id, id)
);

create table post (
  office_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  post text not null,
  branch_id uuid,
  from_on date not null,
  to_on date,
  appointed_by text,
  constraint post_pkey PRIMARY KEY (office_id, id),
  constraint post_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint post_office_id_person_id_fkey FOREIGN KEY (office_id, person_id) REFERENCES person(office_id, id)
);
CREATE INDEX post_kind ON post USING btree (office_id, post) WHERE (to_on IS NULL);
CREATE INDEX post_person ON post USING btree (office_id, person_id);

create table problem (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid,
  kind text not null,
  text text not null,
  side_id uuid,
  raised_by_person_id uuid,
  raised_by_words text,
  project_id uuid,
  told_at timestamp with time zone,
  version integer not null default 1,
  year integer,
  number integer,
  branch_id uuid,
  place text,
  entered_by uuid,
  entered_name text,
  created_at timestamp with time zone,
  suggestion_id uuid,
  consultation_id uuid,
  leads_answer text,
  answer text,
  partner_told_at timestamp with time zone,
  partner_told_way text,
  closed_at timestamp with time zone,
  closed_year integer,
  closed_number integer,
  closed_by uuid,
  closed_name text,
  close_note text,
  shown_on date,
  shown_where text,
  observation_id uuid,
  constraint problem_pkey PRIMARY KEY (office_id, id),
  constraint problem_kind_check CHECK ((kind = ANY (ARRAY['problem'::text, 'suggestion'::text, 'opinion'::text, 'research'::text, 'voice'::text]))),
  constraint problem_partner_told_way_check CHECK ((partner_told_way = ANY (ARRAY['link'::text, 'contact'::text])))
);
CREATE INDEX problem_activity ON problem USING btree (office_id, activity_id);
CREATE INDEX problem_branch ON problem USING btree (office_id, branch_id, id) WHERE (branch_id IS NOT NULL);
CREATE INDEX problem_consultation ON problem USING btree (office_id, consultation_id) WHERE (consultation_id IS NOT NULL);
CREATE INDEX problem_kind ON problem USING btree (office_id, kind, id);
CREATE INDEX problem_project ON problem USING btree (office_id, project_id) WHERE (project_id IS NOT NULL);
CREATE INDEX problem_suggestion ON problem USING btree (office_id, suggestion_id) WHERE (suggestion_id IS NOT NULL);
CREATE UNIQUE INDEX problem_closed ON problem USING btree (office_id, closed_year, closed_number) WHERE (closed_number IS NOT NULL);
CREATE UNIQUE INDEX problem_number ON problem USING btree (office_id, year, number) WHERE (number IS NOT NULL);
CREATE UNIQUE INDEX problem_observation ON problem USING btree (office_id, observation_id) WHERE (observation_id IS NOT NULL);

create table programme_version (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  no integer not null,
  state text not null,
  programme jsonb not null,
  author_name text not null,
  author_side_id uuid,
  note text,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decision_note text,
  constraint programme_version_pkey PRIMARY KEY (office_id, id),
  constraint programme_version_state_check CHECK ((state = ANY (ARRAY['current'::text, 'replaced'::text, 'proposed'::text, 'accepted'::text, 'refused'::text])))
);
CREATE INDEX programme_version_activity ON programme_version USING btree (office_id, activity_id, no);

create table project (
  office_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  place text,
  region text,
  start_on date not null,
  end_on date,
  closed_on date,
  version integer not null default 1,
  industry text,
  constraint project_pkey PRIMARY KEY (office_id, id),
  constraint project_office_id_code_key UNIQUE (office_id, code),
  constraint project_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table project_auditee (
  office_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  unit_id uuid not null,
  notice_on date,
  audit_end_on date,
  constraint project_auditee_pkey PRIMARY KEY (office_id, id)
);
CREATE INDEX project_auditee_project ON project_auditee USING btree (office_id, project_id, unit_id);
CREATE INDEX project_auditee_unit ON project_auditee USING btree (office_id, unit_id);

create table project_member (
  office_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  constraint project_member_pkey PRIMARY KEY (office_id, id),
  constraint project_member_office_id_project_id_person_id_key UNIQUE (office_id, project_id, person_id)
);
CREATE INDEX project_member_person ON project_member USING btree (office_id, person_id);

create table publication (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  bulletin_id uuid not null,
  outlet text not null,
  published_on date not null,
  address text,
  entered_by uuid not null,
  to_take_down boolean not null default false,
  taken_down_on date,
  constraint publication_pkey PRIMARY KEY (office_id, id)
);
CREATE INDEX publication_activity ON publication USING btree (office_id, activity_id);

create table record (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  place text,
  chair text,
  recorder text,
  topic text,
  strands jsonb not null default '{}'::jsonb,
  decisions jsonb not null default '[]'::jsonb,
  donations jsonb not null default '[]'::jsonb,
  results jsonb not null default '{}'::jsonb,
  actual_stops jsonb not null default '[]'::jsonb,
  stops_reason text,
  requests_answer text,
  late_reason text,
  written_at timestamp with time zone,
  version integer not null default 1,
  constraint record_pkey PRIMARY KEY (office_id, id),
  constraint record_office_id_activity_id_key UNIQUE (office_id, activity_id)
);

create table reminder_digest (
  office_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  day date not null,
  told_at timestamp with time zone not null,
  items text[] not null,
  constraint reminder_digest_pkey PRIMARY KEY (office_id, id),
  constraint reminder_digest_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE UNIQUE INDEX reminder_digest_day ON reminder_digest USING btree (office_id, person_id, day);

create table reminder_due (
  office_id uuid not null,
  person_id uuid not null,
  watch text not null,
  about text not null,
  activity_id uuid,
  due_on date,
  found_on date not null,
  constraint reminder_due_pkey PRIMARY KEY (office_id, person_id, watch, about),
  constraint reminder_due_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX reminder_due_watch ON reminder_due USING btree (office_id, watch, about);

create table reminder_mute (
  office_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  watch text not null,
  about text,
  at timestamp with time zone not null,
  constraint reminder_mute_pkey PRIMARY KEY (office_id, id),
  constraint reminder_mute_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE UNIQUE INDEX reminder_mute_once ON reminder_mute USING btree (office_id, person_id, watch, COALESCE(about, ''::text));

create table reminder_post (
  office_id uuid not null,
  id uuid not null,
  kind text not null,
  person_id uuid,
  robot_id uuid,
  activity_id uuid,
  day date not null,
  state text not null default 'due'::text,
  tries integer not null default 0,
  next_at timestamp with time zone not null,
  tried_at timestamp with time zone,
  answer text,
  constraint reminder_post_pkey PRIMARY KEY (office_id, id),
  constraint reminder_post_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint reminder_post_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'robot'::text]))),
  constraint reminder_post_state_check CHECK ((state = ANY (ARRAY['due'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'dropped'::text, 'broken_off'::text])))
);
CREATE INDEX reminder_post_due ON reminder_post USING btree (office_id, kind, next_at) WHERE (state = ANY (ARRAY['due'::text, 'sending'::text]));
CREATE INDEX reminder_post_person ON reminder_post USING btree (office_id, person_id, day) WHERE (person_id IS NOT NULL);

create table reminder_run (
  office_id uuid not null,
  swept_on date,
  watch text,
  after_id text,
  swept_at timestamp with time zone,
  found integer not null default 0,
  told_on date,
  told_after uuid,
  told_at timestamp with time zone,
  people integer not null default 0,
  items integer not null default 0,
  held_on date,
  held_why text,
  constraint reminder_run_pkey PRIMARY KEY (office_id),
  constraint reminder_run_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table reminder_way (
  office_id uuid not null,
  id uuid not null,
  mail_to text,
  mail_since timestamp with time zone,
  failing text,
  failing_at timestamp with time zone,
  feed_hash text,
  feed_since timestamp with time zone,
  version integer not null default 1,
  language text not null default 'zh-Hans'::text,
  constraint reminder_way_pkey PRIMARY KEY (office_id, id),
  constraint reminder_way_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint reminder_way_language_check CHECK ((language = ANY (ARRAY['zh-Hans'::text, 'zh-Hant'::text, 'en'::text])))
);
CREATE UNIQUE INDEX reminder_way_feed ON reminder_way USING btree (feed_hash) WHERE (feed_hash IS NOT NULL);

create table reply (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  answer text not null,
  reason text,
  at timestamp with time zone not null,
  version integer not null default 1,
  constraint reply_pkey PRIMARY KEY (office_id, id),
  constraint reply_office_id_activity_id_person_id_key UNIQUE (office_id, activity_id, person_id),
  constraint reply_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'leave'::text])))
);

create table resource (
  office_id uuid not null,
  id uuid not null,
  title text not null,
  kind text not null,
  note text,
  tags text[] not null default '{}'::text[],
  source_kind text not null,
  unit_id uuid,
  source_words text,
  sensitivity text not null,
  state text not null,
  activity_id uuid,
  link_id uuid,
  side_id uuid,
  by_person_id uuid,
  by_name text not null,
  created_at timestamp with time zone not null,
  decided_name text,
  decided_at timestamp with time zone,
  reason text,
  version integer not null default 1,
  constraint resource_pkey PRIMARY KEY (office_id, id),
  constraint resource_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint resource_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id),
  constraint resource_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'link'::text, 'pack'::text]))),
  constraint resource_sensitivity_check CHECK ((sensitivity = ANY (ARRAY['open'::text, 'internal'::text, 'limited'::text]))),
  constraint resource_source_kind_check CHECK ((source_kind = ANY (ARRAY['own'::text, 'unit'::text, 'words'::text]))),
  constraint resource_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'library'::text, 'declined'::text, 'retired'::text])))
);
CREATE INDEX resource_activity ON resource USING btree (office_id, activity_id) WHERE (activity_id IS NOT NULL);
CREATE INDEX resource_link ON resource USING btree (office_id, link_id) WHERE (link_id IS NOT NULL);
CREATE INDEX resource_list ON resource USING btree (office_id, state, created_at DESC, id DESC);
CREATE INDEX resource_tags ON resource USING gin (tags);

create table resource_push (
  office_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  branch_id uuid,
  project_id uuid,
  region text,
  industry text,
  branch_kind text,
  until_on date,
  note text,
  by_name text not null,
  at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null default 1,
  constraint resource_push_pkey PRIMARY KEY (office_id, id),
  constraint resource_push_office_id_resource_id_fkey FOREIGN KEY (office_id, resource_id) REFERENCES resource(office_id, id),
  constraint resource_push_branch_kind_check CHECK ((branch_kind = ANY (ARRAY['standing'::text, 'temporary'::text]))),
  constraint resource_push_check CHECK (((branch_id IS NOT NULL) OR (project_id IS NOT NULL) OR (region IS NOT NULL) OR (industry IS NOT NULL)))
);
CREATE INDEX resource_push_resource ON resource_push USING btree (office_id, resource_id, at);
CREATE INDEX resource_push_standing ON resource_push USING btree (office_id, id) WHERE (ended_at IS NULL);

create table resource_reach (
  office_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  push_id uuid not null,
  branch_id uuid not null,
  project_id uuid,
  at timestamp with time zone not null,
  constraint resource_reach_pkey PRIMARY KEY (office_id, id),
  constraint resource_reach_office_id_branch_id_resource_id_key UNIQUE (office_id, branch_id, resource_id),
  constraint resource_reach_office_id_branch_id_fkey FOREIGN KEY (office_id, branch_id) REFERENCES branch(office_id, id),
  constraint resource_reach_office_id_push_id_fkey FOREIGN KEY (office_id, push_id) REFERENCES resource_push(office_id, id),
  constraint resource_reach_office_id_resource_id_fkey FOREIGN KEY (office_id, resource_id) REFERENCES resource(office_id, id)
);
CREATE INDEX resource_reach_branch ON resource_reach USING btree (office_id, branch_id, at DESC);
CREATE INDEX resource_reach_resource ON resource_reach USING btree (office_id, resource_id);

create table resource_version (
  office_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  no integer not null,
  file_id uuid,
  url text,
  entries jsonb,
  reason text,
  by_name text not null,
  at timestamp with time zone not null,
  constraint resource_version_pkey PRIMARY KEY (office_id, id),
  constraint resource_version_office_id_resource_id_no_key UNIQUE (office_id, resource_id, no),
  constraint resource_version_office_id_file_id_fkey FOREIGN KEY (office_id, file_id) REFERENCES file(office_id, id),
  constraint resource_version_office_id_resource_id_fkey FOREIGN KEY (office_id, resource_id) REFERENCES resource(office_id, id)
);

create table robot (
  office_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  branch_id uuid,
  host text not null,
  address text not null,
  secret text,
  failures integer not null default 0,
  answer text,
  answered_at timestamp with time zone,
  off_at timestamp with time zone,
  retired_on date,
  added_by uuid,
  version integer not null default 1,
  language text not null default 'zh-Hans'::text,
  constraint robot_pkey PRIMARY KEY (office_id, id),
  constraint robot_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint robot_kind_check CHECK ((kind = ANY (ARRAY['wecom'::text, 'dingtalk'::text, 'feishu'::text]))),
  constraint robot_language_check CHECK ((language = ANY (ARRAY['zh-Hans'::text, 'zh-Hant'::text, 'en'::text])))
);
CREATE UNIQUE INDEX robot_name ON robot USING btree (office_id, lower(name)) WHERE (retired_on IS NULL);

create table rule_setting (
  office_id uuid not null,
  id uuid not null,
  rule text not null,
  parameter text not null,
  value jsonb not null,
  unit text,
  severity text,
  profile text not null,
  from_on date not null,
  to_on date,
  source text not null,
  article text,
  status text not null,
  confirmed_by text,
  confirmed_on date,
  version integer not null default 1,
  constraint rule_setting_pkey PRIMARY KEY (office_id, id),
  constraint rule_setting_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint rule_setting_status_check CHECK ((status = ANY (ARRAY['confirmed'::text, 'unconfirmed'::text])))
);
CREATE INDEX rule_setting_rule ON rule_setting USING btree (office_id, rule, parameter, from_on);

create table search_document (
  office_id uuid not null,
  kind text not null,
  id uuid not null,
  activity_id uuid,
  source_key text,
  on_day date not null,
  title text not null,
  body text not null,
  folded_title text not null,
  folded_names text not null,
  folded text not null,
  grams tsvector not null,
  pinyin text not null,
  pinyin_grams tsvector not null,
  constraint search_document_pkey PRIMARY KEY (office_id, kind, id),
  constraint search_document_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX search_document_activity ON search_document USING btree (office_id, activity_id) WHERE (activity_id IS NOT NULL);
CREATE INDEX search_document_grams ON search_document USING gin (grams) WITH (fastupdate='on', gin_pending_list_limit='4096');
CREATE INDEX search_document_newest ON search_document USING btree (office_id, on_day DESC, id DESC);
CREATE INDEX search_document_pinyin ON search_document USING gin (pinyin_grams) WITH (fastupdate='on', gin_pending_list_limit='4096');

create table search_state (
  office_id uuid not null,
  seq bigint not null,
  constraint search_state_pkey PRIMARY KEY (office_id),
  constraint search_state_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table secrecy_review (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  bulletin_id uuid not null,
  bulletin_version integer not null,
  reviewer_id uuid not null,
  reviewer_name text not null,
  conclusion text not null,
  comment text,
  at timestamp with time zone not null,
  title text,
  body jsonb,
  constraint secrecy_review_pkey PRIMARY KEY (office_id, id),
  constraint secrecy_review_conclusion_check CHECK ((conclusion = ANY (ARRAY['clear'::text, 'return'::text])))
);
CREATE INDEX secrecy_review_activity ON secrecy_review USING btree (office_id, activity_id);

create table security_note (
  office_id uuid not null,
  id uuid not null,
  kind text not null,
  about text,
  tries integer not null,
  at timestamp with time zone not null,
  constraint security_note_pkey PRIMARY KEY (office_id, id),
  constraint security_note_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX security_note_list ON security_note USING btree (office_id, at DESC, id DESC);

create table series (
  office_id uuid not null,
  id uuid not null,
  name text not null,
  purpose text not null,
  state text not null default 'active'::text,
  created_by uuid not null,
  created_name text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint series_pkey PRIMARY KEY (office_id, id),
  constraint series_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint series_state_check CHECK ((state = ANY (ARRAY['active'::text, 'closed'::text])))
);
CREATE INDEX series_newest ON series USING btree (office_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX series_name ON series USING btree (office_id, lower(name)) WHERE (state = 'active'::text);

create table series_activity (
  office_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  activity_id uuid not null,
  added_name text not null,
  added_at timestamp with time zone not null,
  constraint series_activity_pkey PRIMARY KEY (office_id, id),
  constraint series_activity_office_id_series_id_activity_id_key UNIQUE (office_id, series_id, activity_id),
  constraint series_activity_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint series_activity_office_id_series_id_fkey FOREIGN KEY (office_id, series_id) REFERENCES series(office_id, id)
);
CREATE INDEX series_activity_of ON series_activity USING btree (office_id, activity_id);

create table session_cut (
  token_hash text not null,
  cut_at timestamp with time zone not null,
  constraint session_cut_pkey PRIMARY KEY (token_hash)
);

create table shared_activity (
  office_id uuid not null,
  id uuid not null,
  peer_id uuid not null,
  role text not null,
  state text not null default 'open'::text,
  activity_id uuid,
  side_id uuid,
  theme text,
  planned_on date,
  stage text,
  standing text,
  branch_ids uuid[] not null default '{}'::uuid[],
  our_seq integer not null default 0,
  our_hash text not null,
  their_seq integer not null default 0,
  their_hash text not null,
  broken_seq integer,
  broken_why text,
  ended_reason text,
  created_at timestamp with time zone not null,
  sort_on date not null,
  version integer not null default 1,
  constraint shared_activity_pkey PRIMARY KEY (office_id, id),
  constraint shared_activity_office_id_peer_id_fkey FOREIGN KEY (office_id, peer_id) REFERENCES peer(office_id, id),
  constraint shared_activity_role_check CHECK ((role = ANY (ARRAY['host'::text, 'guest'::text]))),
  constraint shared_activity_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ended'::text, 'broken'::text])))
);
CREATE INDEX shared_activity_branches ON shared_activity USING gin (branch_ids) WHERE (role = 'guest'::text);
CREATE INDEX shared_activity_list ON shared_activity USING btree (office_id, sort_on DESC, id DESC) WHERE (role = 'guest'::text);
CREATE INDEX shared_activity_peer ON shared_activity USING btree (office_id, peer_id);
CREATE UNIQUE INDEX shared_activity_side ON shared_activity USING btree (office_id, activity_id, side_id) WHERE ((state <> 'ended'::text) AND (role = 'host'::text));

create table side (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  "position" integer not null,
  role text not null,
  unit_id uuid,
  branch_ids uuid[] not null default '{}'::uuid[],
  body_words text,
  contact_name text,
  contact_post text,
  expected integer,
  present integer,
  on_leave integer,
  absent integer,
  count_words text,
  constraint side_pkey PRIMARY KEY (office_id, id),
  constraint side_office_id_activity_id_fkey FOREIGN KEY (office_id, activity_id) REFERENCES activity(office_id, id),
  constraint side_role_check CHECK ((role = ANY (ARRAY['host'::text, 'partner'::text])))
);
CREATE INDEX side_activity ON side USING btree (office_id, activity_id);
CREATE INDEX side_partner_branches ON side USING gin (branch_ids) WITH (fastupdate=off) WHERE (role = 'partner'::text);
CREATE INDEX side_unit ON side USING btree (office_id, unit_id, activity_id);

create table sign_in_flow (
  hash text not null,
  office_id uuid not null,
  provider_id uuid not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_flow_pkey PRIMARY KEY (hash)
);

create table sign_in_guard (
  username text not null,
  failures integer not null,
  last_failure_at timestamp with time zone,
  locked_until timestamp with time zone,
  constraint sign_in_guard_pkey PRIMARY KEY (username)
);

create table sign_in_provider (
  office_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  secret text not null,
  agent_id text,
  vouches_second boolean not null,
  retired_at timestamp with time zone,
  version integer not null default 1,
  constraint sign_in_provider_pkey PRIMARY KEY (office_id, id),
  constraint sign_in_provider_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint sign_in_provider_kind_check CHECK ((kind = ANY (ARRAY['oidc'::text, 'wecom'::text, 'dingtalk'::text])))
);
CREATE UNIQUE INDEX sign_in_provider_id ON sign_in_provider USING btree (id);

create table sign_in_subject (
  office_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  person_id uuid not null,
  subject text not null,
  constraint sign_in_subject_pkey PRIMARY KEY (office_id, id),
  constraint sign_in_subject_office_id_provider_id_person_id_key UNIQUE (office_id, provider_id, person_id),
  constraint sign_in_subject_office_id_provider_id_subject_key UNIQUE (office_id, provider_id, subject),
  constraint sign_in_subject_office_id_person_id_fkey FOREIGN KEY (office_id, person_id) REFERENCES person(office_id, id),
  constraint sign_in_subject_office_id_provider_id_fkey FOREIGN KEY (office_id, provider_id) REFERENCES sign_in_provider(office_id, id)
);

create table site (
  office_id uuid not null,
  id uuid not null,
  key text not null,
  open boolean not null default false,
  reason text not null,
  changed_on date not null,
  changed_by text not null,
  version integer not null default 1,
  constraint site_pkey PRIMARY KEY (office_id, id),
  constraint site_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE UNIQUE INDEX site_key ON site USING btree (key);
CREATE UNIQUE INDEX site_office ON site USING btree (office_id);

create table spread (
  office_id uuid not null,
  id uuid not null,
  problem_id uuid not null,
  action_id uuid not null,
  branch_id uuid not null,
  note text,
  state text not null,
  word text,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamp with time zone not null,
  answered_by uuid,
  answered_name text,
  answered_at timestamp with time zone,
  adopted_action_id uuid,
  version integer not null default 1,
  constraint spread_pkey PRIMARY KEY (office_id, id),
  constraint spread_office_id_action_id_branch_id_key UNIQUE (office_id, action_id, branch_id),
  constraint spread_office_id_action_id_fkey FOREIGN KEY (office_id, action_id) REFERENCES action(office_id, id),
  constraint spread_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint spread_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'adopted'::text, 'unfit'::text])))
);
CREATE INDEX spread_branch ON spread USING btree (office_id, branch_id) WHERE (state = 'asked'::text);
CREATE INDEX spread_problem ON spread USING btree (office_id, problem_id);

create table statistic_cell (
  office_id uuid not null,
  branch text not null,
  year text not null,
  grain text not null,
  on_day date not null,
  dimension text not null,
  key text not null,
  n bigint not null,
  problems bigint not null,
  tasked bigint not null,
  verified bigint not null,
  constraint statistic_cell_pkey PRIMARY KEY (office_id, branch, year, grain, dimension, on_day, key),
  constraint statistic_cell_grain_check CHECK ((grain = ANY (ARRAY['t'::text, 'm'::text, 'd'::text])))
);
CREATE INDEX statistic_cell_most ON statistic_cell USING btree (office_id, branch, year, dimension, n DESC, key) WHERE ((grain = 't'::text) AND (dimension = ANY (ARRAY['pair'::text, 'unit'::text])));

create table statistic_check (
  office_id uuid not null,
  year text not null,
  at timestamp with time zone not null,
  cells integer not null,
  differences integer not null,
  constraint statistic_check_pkey PRIMARY KEY (office_id, year),
  constraint statistic_check_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table statistic_claim (
  office_id uuid not null,
  id uuid not null,
  from_year integer not null,
  to_year integer,
  total integer not null,
  source text not null,
  quote text,
  batch_id uuid,
  by_name text not null,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  version integer not null default 1,
  constraint statistic_claim_pkey PRIMARY KEY (office_id, id),
  constraint statistic_claim_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint statistic_claim_total_check CHECK ((total >= 0))
);

create table statistic_fact (
  office_id uuid not null,
  activity_id uuid not null,
  from_on date not null,
  till date not null default 'infinity'::date,
  keys text[] not null,
  fact jsonb not null,
  sort_on date not null default '-infinity'::date,
  held boolean not null default (keys @> ARRAY['held'::text]),
  year text default (fact ->> 'year'::text),
  constraint statistic_fact_pkey PRIMARY KEY (office_id, activity_id, from_on)
);
CREATE INDEX statistic_fact_keys ON statistic_fact USING gin (keys) WITH (fastupdate=off);
CREATE INDEX statistic_fact_now ON statistic_fact USING btree (office_id, held, sort_on DESC, activity_id DESC) WHERE (till = 'infinity'::date);
CREATE INDEX statistic_fact_now_year ON statistic_fact USING btree (office_id, year, held, sort_on DESC, activity_id DESC) WHERE (till = 'infinity'::date);
CREATE INDEX statistic_fact_then ON statistic_fact USING btree (office_id, held, sort_on DESC, activity_id DESC, from_on, till);
CREATE INDEX statistic_fact_then_year ON statistic_fact USING btree (office_id, year, held, sort_on DESC, activity_id DESC, from_on, till);

create table statistic_image (
  office_id uuid not null,
  kind text not null,
  id uuid not null,
  activity_id uuid,
  unit_id uuid,
  image jsonb not null,
  constraint statistic_image_pkey PRIMARY KEY (office_id, kind, id)
);
CREATE INDEX statistic_image_activity ON statistic_image USING btree (office_id, activity_id) WHERE (activity_id IS NOT NULL);
CREATE INDEX statistic_image_unit ON statistic_image USING btree (office_id, unit_id) WHERE (unit_id IS NOT NULL);

create table statistic_met (
  office_id uuid not null,
  branch text not null,
  year text not null,
  on_day date not null,
  units integer not null,
  keys text[] not null,
  counts integer[] not null,
  constraint statistic_met_pkey PRIMARY KEY (office_id, branch, year, on_day)
);

create table statistic_month (
  office_id uuid not null,
  branch text not null,
  year text not null,
  month date not null,
  cells jsonb not null,
  constraint statistic_month_pkey PRIMARY KEY (office_id, branch, year, month)
);
CREATE INDEX statistic_month_month ON statistic_month USING btree (office_id, month);

create table statistic_state (
  office_id uuid not null,
  seq bigint not null,
  at timestamp with time zone,
  version integer not null,
  constraint statistic_state_pkey PRIMARY KEY (office_id),
  constraint statistic_state_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table suggestion (
  office_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  branch_id uuid,
  kind text not null,
  text text not null,
  project_id uuid,
  state text not null,
  merged_into uuid,
  activity_id uuid,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint suggestion_pkey PRIMARY KEY (office_id, id),
  constraint suggestion_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint suggestion_kind_check CHECK ((kind = ANY (ARRAY['topic'::text, 'problem'::text, 'opinion'::text]))),
  constraint suggestion_state_check CHECK ((state = ANY (ARRAY['open'::text, 'merged'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text])))
);
CREATE INDEX suggestion_list ON suggestion USING btree (office_id, created_at DESC, id DESC);
CREATE INDEX suggestion_merged ON suggestion USING btree (office_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX suggestion_open ON suggestion USING btree (office_id) WHERE (state = 'open'::text);

create table template (
  office_id uuid not null,
  id uuid not null,
  paper text not null,
  in_use uuid,
  version integer not null default 1,
  constraint template_pkey PRIMARY KEY (office_id, id),
  constraint template_office_id_paper_key UNIQUE (office_id, paper),
  constraint template_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint template_office_id_in_use_fkey FOREIGN KEY (office_id, in_use) REFERENCES template_version(office_id, id)
);

create table template_version (
  office_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  number integer not null,
  name text not null,
  kind text not null,
  sha256 text not null,
  size integer not null,
  fields text[] not null,
  by_name text not null,
  at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint template_version_pkey PRIMARY KEY (office_id, id),
  constraint template_version_office_id_template_id_number_key UNIQUE (office_id, template_id, number),
  constraint template_version_office_id_template_id_fkey FOREIGN KEY (office_id, template_id) REFERENCES template(office_id, id),
  constraint template_version_kind_check CHECK ((kind = ANY (ARRAY['docx'::text, 'xlsx'::text])))
);

create table temporary_request (
  office_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  kind text not null,
  name text not null,
  start_on date not null,
  planned_end date not null,
  reason text not null,
  leader_ids uuid[] not null,
  leader_roles text[] not null,
  member_ids uuid[] not null default '{}'::uuid[],
  state text not null default 'asked'::text,
  proposer_id uuid not null,
  proposer_name text not null,
  asked_on date not null,
  comment text,
  approval_no text,
  approved_by text,
  decided_by uuid,
  decided_name text,
  decided_on date,
  branch_id uuid,
  version integer not null default 1,
  constraint temporary_request_pkey PRIMARY KEY (office_id, id),
  constraint temporary_request_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint temporary_request_office_id_project_id_fkey FOREIGN KEY (office_id, project_id) REFERENCES project(office_id, id),
  constraint temporary_request_check CHECK ((cardinality(leader_ids) = cardinality(leader_roles))),
  constraint temporary_request_kind_check CHECK ((kind = ANY (ARRAY['group'::text, 'branch'::text]))),
  constraint temporary_request_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'returned'::text, 'approved'::text, 'withdrawn'::text])))
);
CREATE INDEX temporary_request_branch ON temporary_request USING btree (office_id, branch_id) WHERE (branch_id IS NOT NULL);
CREATE INDEX temporary_request_project ON temporary_request USING btree (office_id, project_id, asked_on);
CREATE INDEX temporary_request_waiting ON temporary_request USING btree (office_id, id) WHERE (state = 'asked'::text);

create table token (
  office_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  hash text not null,
  scope text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint token_pkey PRIMARY KEY (office_id, id),
  constraint token_hash_key UNIQUE (hash),
  constraint token_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);

create table unit (
  office_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  industry text,
  region text,
  field text,
  front_line boolean,
  own boolean not null default false,
  aliases text[] not null default '{}'::text[],
  note text,
  pinyin text not null,
  version integer not null default 1,
  batch_id uuid,
  constraint unit_pkey PRIMARY KEY (office_id, id),
  constraint unit_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id)
);
CREATE INDEX unit_batch ON unit USING btree (office_id, batch_id) WHERE (batch_id IS NOT NULL);
CREATE INDEX unit_list ON unit USING btree (office_id, pinyin, id);

create table unit_account (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  link_id uuid not null,
  holder_name text not null,
  holder_post text not null,
  state text not null default 'asked'::text,
  asked_at timestamp with time zone not null,
  decided_name text,
  decided_at timestamp with time zone,
  note text,
  version integer not null default 1,
  constraint unit_account_pkey PRIMARY KEY (office_id, id),
  constraint unit_account_office_id_id_fkey FOREIGN KEY (office_id, id) REFERENCES account(office_id, id),
  constraint unit_account_office_id_link_id_fkey FOREIGN KEY (office_id, link_id) REFERENCES unit_link(office_id, id),
  constraint unit_account_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id),
  constraint unit_account_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'open'::text, 'refused'::text, 'ended'::text])))
);
CREATE INDEX unit_account_list ON unit_account USING btree (office_id, asked_at DESC, id DESC);
CREATE INDEX unit_account_unit ON unit_account USING btree (office_id, unit_id, asked_at DESC, id DESC);
CREATE UNIQUE INDEX unit_account_one ON unit_account USING btree (office_id, link_id) WHERE (state = ANY (ARRAY['asked'::text, 'open'::text]));

create table unit_contact (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  contacted_on date not null,
  means text not null,
  content text not null,
  spoke_with text,
  by_person_id uuid not null,
  by_name text not null,
  created_at timestamp with time zone not null,
  constraint unit_contact_pkey PRIMARY KEY (office_id, id),
  constraint unit_contact_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id)
);
CREATE INDEX unit_contact_unit ON unit_contact USING btree (office_id, unit_id, contacted_on DESC, id DESC);

create table unit_distinct (
  office_id uuid not null,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  by_name text not null,
  at timestamp with time zone not null,
  constraint unit_distinct_pkey PRIMARY KEY (office_id, id),
  constraint unit_distinct_office_id_one_id_other_id_key UNIQUE (office_id, one_id, other_id),
  constraint unit_distinct_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint unit_distinct_check CHECK ((one_id < other_id))
);

create table unit_liaison (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  post text,
  by_name text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer not null default 1,
  constraint unit_liaison_pkey PRIMARY KEY (office_id, id),
  constraint unit_liaison_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id)
);
CREATE INDEX unit_liaison_unit ON unit_liaison USING btree (office_id, unit_id, created_at, id);

create table unit_link (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  holder_name text not null,
  holder_post text not null,
  secret_hash text not null,
  created_by uuid not null,
  created_name text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_name text,
  constraint unit_link_pkey PRIMARY KEY (office_id, id),
  constraint unit_link_secret_hash_key UNIQUE (secret_hash),
  constraint unit_link_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id)
);
CREATE INDEX unit_link_unit ON unit_link USING btree (office_id, unit_id, created_at DESC, id DESC);

create table unit_merge (
  office_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  moved jsonb not null,
  by_name text not null,
  at timestamp with time zone not null,
  undone_by text,
  undone_at timestamp with time zone,
  constraint unit_merge_pkey PRIMARY KEY (office_id, id),
  constraint unit_merge_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint unit_merge_check CHECK ((kept_id <> gone_id))
);
CREATE INDEX unit_merge_kept ON unit_merge USING btree (office_id, kept_id);
CREATE UNIQUE INDEX unit_merge_gone ON unit_merge USING btree (office_id, gone_id) WHERE (undone_at IS NULL);

create table unit_offer (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  text text not null,
  place text,
  until_on date,
  ended_at timestamp with time zone,
  end_reason text,
  by_person_id uuid,
  by_name text not null,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint unit_offer_pkey PRIMARY KEY (office_id, id),
  constraint unit_offer_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id),
  constraint unit_offer_kind_check CHECK ((kind = ANY (ARRAY['resource'::text, 'need'::text, 'project'::text, 'collective'::text, 'figure'::text, 'site'::text])))
);
CREATE INDEX unit_offer_standing ON unit_offer USING btree (office_id, created_at DESC, id DESC) WHERE (ended_at IS NULL);
CREATE INDEX unit_offer_unit ON unit_offer USING btree (office_id, unit_id, kind, id);

create table unit_proposal (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  link_id uuid not null,
  name text not null,
  industry text,
  region text,
  field text,
  contact_name text,
  contact_post text,
  note text,
  state text not null default 'proposed'::text,
  by_name text not null,
  by_post text not null,
  at timestamp with time zone not null,
  decided_name text,
  decided_at timestamp with time zone,
  decision_note text,
  version integer not null default 1,
  constraint unit_proposal_pkey PRIMARY KEY (office_id, id),
  constraint unit_proposal_office_id_unit_id_fkey FOREIGN KEY (office_id, unit_id) REFERENCES unit(office_id, id),
  constraint unit_proposal_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'replaced'::text, 'accepted'::text, 'refused'::text])))
);
CREATE INDEX unit_proposal_unit ON unit_proposal USING btree (office_id, unit_id, at DESC, id DESC);
CREATE UNIQUE INDEX unit_proposal_one ON unit_proposal USING btree (office_id, unit_id) WHERE (state = 'proposed'::text);

create table upload_half (
  office_id uuid not null,
  id uuid not null,
  owner text not null,
  name text not null,
  sha256 text not null,
  size integer not null,
  touched_at timestamp with time zone not null,
  kept jsonb,
  constraint upload_half_pkey PRIMARY KEY (office_id, id),
  constraint upload_half_office_id_owner_sha256_size_name_key UNIQUE (office_id, owner, sha256, size, name),
  constraint upload_half_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint upload_half_size_check CHECK ((size > 0))
);
CREATE INDEX upload_half_touched ON upload_half USING btree (touched_at);

create table year_plan (
  office_id uuid not null,
  id uuid not null,
  year integer not null,
  state text not null,
  opens_on date not null,
  due_on date not null,
  note text,
  arrangement_title text,
  budget_fen bigint,
  round integer not null default 1,
  approved_on date,
  conditions text,
  filed_on date,
  spending_open boolean not null default false,
  version integer not null default 1,
  constraint year_plan_pkey PRIMARY KEY (office_id, id),
  constraint year_plan_office_id_year_key UNIQUE (office_id, year),
  constraint year_plan_office_id_fkey FOREIGN KEY (office_id) REFERENCES office(id),
  constraint year_plan_state_check CHECK ((state = ANY (ARRAY['called'::text, 'committee'::text, 'finance'::text, 'leading_group'::text, 'approved'::text])))
);
