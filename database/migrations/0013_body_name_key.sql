-- Bodies are found by the pinyin of their short names: xiaobailou, beside the initials xbl.
-- squawk-ignore require-concurrent-index-creation
create index body_by_name_key on bodies.body (name_key);
