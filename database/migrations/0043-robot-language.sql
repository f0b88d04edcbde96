-- In which language a group is spoken to. Robots from before go on in Chinese, as they did.
alter table robot add column language text not null default 'zh-Hans' check (language in ('zh-Hans', 'zh-Hant', 'en'));
