-- Rules of choosing seats. The owner of a sale that was put up before keeps selling without the
-- orphan rule until its organiser changes it, so that is what its row says.
alter table event add column orphan_rule boolean not null default false;
alter table event alter column orphan_rule drop default;
alter table event add column accessible_reserved boolean not null default true;
alter table event alter column accessible_reserved drop default;
