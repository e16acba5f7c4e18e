-- Where an import's body lies is read from the tree: a rearrangement moves bodies while an import waits to be looked at.
-- squawk-ignore ban-drop-column
alter table rosters.import_run drop column body_lo;
