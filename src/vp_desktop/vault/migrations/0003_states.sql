-- A report is a draft until it is adopted; then its texts stand, until it is taken back or corrected.

ALTER TABLE report ADD COLUMN adopted_on TEXT CHECK (adopted_on GLOB '????-??-??');
ALTER TABLE report ADD COLUMN counted_on TEXT CHECK (counted_on GLOB '????-??-??');
ALTER TABLE report ADD COLUMN adopted_at TEXT;
ALTER TABLE report ADD COLUMN correction TEXT NOT NULL DEFAULT '';

-- What a corrected edition corrects, in the adviser's words; '' of a first edition.

ALTER TABLE publication ADD COLUMN correction TEXT NOT NULL DEFAULT '';

-- The very file that was given out. It never changes; it may be forgotten, and its numbers stay.

CREATE TABLE given_out_file (
    sha256  TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    content BLOB NOT NULL
) STRICT;
CREATE TRIGGER given_out_file_stands BEFORE UPDATE ON given_out_file
BEGIN SELECT raise(ABORT, 'what was given out never changes'); END;

-- What management decided on a piece of advice, what it will do, who does it and by when.

ALTER TABLE advice ADD COLUMN decision TEXT;
ALTER TABLE advice ADD COLUMN action TEXT NOT NULL DEFAULT '';
ALTER TABLE advice ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE advice ADD COLUMN action_due TEXT NOT NULL DEFAULT '';
