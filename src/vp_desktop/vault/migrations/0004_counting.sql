-- What a piece of advice should bring about, in the adviser's words.

ALTER TABLE advice ADD COLUMN expected_effect TEXT NOT NULL DEFAULT '';

-- From which day the cases of an organisation are counted in another way, and how: what was counted
-- before it compares with nothing after it.

CREATE TABLE counting_change (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    changed_on      TEXT NOT NULL CHECK (changed_on GLOB '????-??-??'),
    reason          TEXT NOT NULL
) STRICT;

-- Passages that the adviser keeps to use again in reports, for whichever organisation.

CREATE TABLE building_block (
    id       INTEGER PRIMARY KEY,
    section  TEXT NOT NULL,
    language TEXT NOT NULL,
    text     TEXT NOT NULL
) STRICT;
