-- Lexemes are gathered and put into the index together: one by one, each text costs hundreds of places in it, nine times
-- the work. What has gathered is put in place by whoever followed the ledger.
alter index search_document_grams set (fastupdate = on, gin_pending_list_limit = 4096);
alter index search_document_pinyin set (fastupdate = on, gin_pending_list_limit = 4096);

-- Pairs across letters and characters are new in it: it is made anew by the program's start.
truncate search_document, search_state;
