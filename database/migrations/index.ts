/** Every step of the schema, in order. Forward only: a step that has landed is never edited, a new one is added. */
export const migrations = ['0001-ledger', '0002-account', '0003-org', '0004-activity', '0005-held', '0006-waiting', '0007-lists', '0008-suggestions', '0009-history', '0010-search', '0011-import-columns', '0013-merging', '0014-bulletins', '0015-outlets'] as const;
