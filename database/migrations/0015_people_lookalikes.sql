-- Who has this name and was born on this day: asked for every row of a roster and for every new person. Along the names
-- alone one would have to read everybody who is called so.
-- Built while the table is small or the system is being upgraded; a migration runs in one transaction.
-- squawk-ignore require-concurrent-index-creation
create index person_by_birth on people.person (birth_date, name_key);
