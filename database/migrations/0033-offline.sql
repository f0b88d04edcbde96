-- When a command was written on a device that had no network, by that device's clock: told beside the entry's own time, never instead of it.
alter table ledger_entry add column written_at timestamptz;

-- Sessions somebody ended from another device, so that the device they were on knows that it was cut off and destroys what it kept.
create table session_cut (
  token_hash text primary key,
  cut_at timestamptz not null
);
