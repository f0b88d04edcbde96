-- Accounts and sessions: kept by the sign-in library, except credential history and locks, which SEC-01 and SEC-02 need.
create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  username text unique,
  "displayUsername" text,
  "twoFactorEnabled" boolean not null default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth_session (
  id text primary key,
  "userId" text not null references auth_user (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_session_user on auth_session ("userId");
create table auth_account (
  id text primary key,
  "userId" text not null references auth_user (id) on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_account_user on auth_account ("userId");
create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);
create table auth_two_factor (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth_user (id) on delete cascade,
  verified boolean,
  "failedVerificationCount" int not null default 0,
  "lockedUntil" timestamptz
);

-- Domain side of an account: who it belongs to, when the password was set, what it was before, whether it is locked.
create table account (
  office_id uuid not null references office (id),
  id uuid not null,
  person_id uuid not null,
  user_id text not null unique,
  username text not null,
  password_set_at timestamptz not null,
  must_change boolean not null default false,
  disabled_at timestamptz,
  primary key (office_id, id),
  unique (office_id, person_id)
);
-- Not state of the ledger: secrets and counters.
create table password_history (user_id text not null, hash text not null, set_at timestamptz not null, primary key (user_id, set_at));
create table sign_in_guard (username text primary key, failures int not null, last_failure_at timestamptz, locked_until timestamptz);

create table token (
  office_id uuid not null references office (id),
  id uuid not null,
  person_id uuid not null,
  name text not null,
  hash text not null unique,
  scope text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (office_id, id)
);
