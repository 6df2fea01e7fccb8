-- Imports may be of synonyms too, see 006.
alter table imports add column kinds text not null default 'listings'
    check (kinds in ('listings', 'fees', 'programs', 'regulations', 'synonyms'));

update imports set kinds = kind;

alter table imports drop column kind;

alter table imports rename column kinds to kind;

-- The synonyms of each import, as fee_rows keeps fees: those that changed
-- nothing too, so that undoing one leaves what the others say.
create table synonym_rows (
    word      text    not null check (word <> ''), -- what owners type
    import_id integer not null references imports (id),
    means     text    not null check (means <> '' and means <> word),
    primary key (word, import_id)
) strict, without rowid;

create index synonym_rows_import on synonym_rows (import_id);

-- Of each word what the latest import says that has it.
create view synonyms as
select word, means from synonym_rows r
where import_id = (select max(import_id) from synonym_rows later where later.word = r.word);
