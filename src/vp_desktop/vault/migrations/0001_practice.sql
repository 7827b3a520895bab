-- Days are YYYY-MM-DD, moments ISO 8601 in UTC. A row in the bin has binned_at set; after 30 days it goes.

CREATE TABLE vault_fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE practice_setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE own_code (
    code   TEXT PRIMARY KEY,
    list   TEXT NOT NULL,
    parent TEXT NOT NULL,
    nl     TEXT NOT NULL,
    en     TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
    id                          INTEGER PRIMARY KEY,
    name                        TEXT NOT NULL UNIQUE COLLATE NOCASE,
    sector                      TEXT,
    arrangement                 TEXT,
    threshold                   INTEGER NOT NULL DEFAULT 5 CHECK (threshold BETWEEN 3 AND 10),
    names_units                 INTEGER NOT NULL DEFAULT 0 CHECK (names_units IN (0, 1)),
    contract_from               TEXT CHECK (contract_from GLOB '????-??-??'),
    contract_to                 TEXT CHECK (contract_to GLOB '????-??-??'),
    contract_hours              REAL,
    rounding_minutes            INTEGER NOT NULL DEFAULT 15,
    recipients                  TEXT NOT NULL DEFAULT '',
    agreements                  TEXT NOT NULL DEFAULT '',
    works_council_consulted_on  TEXT CHECK (works_council_consulted_on GLOB '????-??-??'),
    binned_at                   TEXT
) STRICT;

CREATE TABLE unit (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    name            TEXT NOT NULL COLLATE NOCASE,
    location        TEXT NOT NULL DEFAULT '',
    UNIQUE (organisation_id, name)
) STRICT;

CREATE TABLE headcount (
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    unit_id         INTEGER REFERENCES unit (id) ON DELETE CASCADE,
    year            INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2199),
    people          INTEGER NOT NULL CHECK (people >= 0)
) STRICT;
CREATE UNIQUE INDEX headcount_once ON headcount (organisation_id, coalesce(unit_id, 0), year);
CREATE INDEX headcount_by_unit ON headcount (unit_id);

CREATE TABLE contact_person (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    name            TEXT NOT NULL,
    role            TEXT NOT NULL DEFAULT '',
    phone           TEXT NOT NULL DEFAULT '',
    email           TEXT NOT NULL DEFAULT '',
    remark          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_person_by_organisation ON contact_person (organisation_id);

CREATE TABLE policy_item (
    organisation_id INTEGER NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    code            TEXT NOT NULL,
    state           TEXT NOT NULL DEFAULT '',
    checked_on      TEXT CHECK (checked_on GLOB '????-??-??'),
    remark          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (organisation_id, code)
) STRICT, WITHOUT ROWID;

-- Part B of a case: the statistical row, codes and days, nothing a person told.
CREATE TABLE "case" (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    code            TEXT NOT NULL,
    opened_on       TEXT NOT NULL CHECK (opened_on GLOB '????-??-??'),
    entered_on      TEXT NOT NULL CHECK (entered_on GLOB '????-??-??'),
    closed_on       TEXT CHECK (closed_on GLOB '????-??-??'),
    accused_role    TEXT,
    client_role     TEXT,
    unit_id         INTEGER REFERENCES unit (id) ON DELETE SET NULL,
    channel         TEXT,
    found_by        TEXT,
    status          TEXT NOT NULL,
    outcome         TEXT,
    saved_at        TEXT NOT NULL,
    touched_on      TEXT NOT NULL,
    binned_at       TEXT,
    UNIQUE (organisation_id, code)
) STRICT;
CREATE INDEX case_by_code ON "case" (code);
CREATE INDEX case_by_saved ON "case" (saved_at);
CREATE INDEX case_in_bin ON "case" (binned_at) WHERE binned_at IS NOT NULL;
CREATE INDEX case_by_organisation ON "case" (organisation_id, opened_on);
CREATE INDEX case_by_unit ON "case" (unit_id);

CREATE TABLE case_kind (
    case_id  INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    code     TEXT NOT NULL,
    PRIMARY KEY (case_id, position),
    UNIQUE (case_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_intervention (
    case_id  INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    PRIMARY KEY (case_id, position),
    UNIQUE (case_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_mark (
    case_id INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    code    TEXT NOT NULL,
    PRIMARY KEY (case_id, code)
) STRICT, WITHOUT ROWID;

-- Part A of a case: what a person told. Destroying it leaves the row above.
CREATE TABLE client (
    id        INTEGER PRIMARY KEY,
    pseudonym TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL DEFAULT '',
    reach     TEXT NOT NULL DEFAULT '',
    anonymity TEXT
) STRICT;

CREATE TABLE case_story (
    case_id      INTEGER PRIMARY KEY REFERENCES "case" (id) ON DELETE CASCADE,
    client_id    INTEGER REFERENCES client (id) ON DELETE SET NULL,
    title        TEXT NOT NULL DEFAULT '',
    accused      TEXT NOT NULL DEFAULT '',
    wish         TEXT NOT NULL DEFAULT '',
    arrangements TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX case_story_by_client ON case_story (client_id);

CREATE TABLE contact (
    id        INTEGER PRIMARY KEY,
    case_id   INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    held_on   TEXT NOT NULL CHECK (held_on GLOB '????-??-??'),
    kind      TEXT NOT NULL,
    minutes   INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),
    saved_at  TEXT NOT NULL,
    binned_at TEXT
) STRICT;
CREATE INDEX contact_by_case ON contact (case_id, binned_at, held_on, kind, minutes);
CREATE INDEX contact_by_day ON contact (held_on, case_id, minutes, binned_at);
CREATE INDEX contact_by_saved ON contact (saved_at);
CREATE INDEX contact_in_bin ON contact (binned_at) WHERE binned_at IS NOT NULL;

-- touched_on is the day of opening or of the last contact, whichever is later: a list of 20,000 cases sorts by it.
CREATE TRIGGER contact_touches AFTER INSERT ON contact WHEN new.binned_at IS NULL
BEGIN UPDATE "case" SET touched_on = max(touched_on, new.held_on) WHERE id = new.case_id; END;
CREATE TRIGGER contact_moved AFTER UPDATE OF case_id, held_on, binned_at ON contact
BEGIN
    UPDATE "case" SET touched_on = max(opened_on, coalesce((
        SELECT max(held_on) FROM contact WHERE case_id = "case".id AND binned_at IS NULL
    ), opened_on)) WHERE id IN (old.case_id, new.case_id);
END;
CREATE TRIGGER contact_gone AFTER DELETE ON contact
BEGIN
    UPDATE "case" SET touched_on = max(opened_on, coalesce((
        SELECT max(held_on) FROM contact WHERE case_id = "case".id AND binned_at IS NULL
    ), opened_on)) WHERE id = old.case_id;
END;
CREATE TRIGGER case_opening_moved AFTER UPDATE OF opened_on ON "case"
BEGIN
    UPDATE "case" SET touched_on = max(opened_on, coalesce((
        SELECT max(held_on) FROM contact WHERE case_id = new.id AND binned_at IS NULL
    ), opened_on)) WHERE id = new.id;
END;

-- The note's body stands apart from the narrow row above: lists and counts never read it.
CREATE TABLE note (
    contact_id INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    text       TEXT NOT NULL
) STRICT;

CREATE TABLE follow_up (
    id      INTEGER PRIMARY KEY,
    case_id INTEGER REFERENCES "case" (id) ON DELETE CASCADE,
    due_on  TEXT NOT NULL CHECK (due_on GLOB '????-??-??'),
    text    TEXT NOT NULL,
    done_on TEXT CHECK (done_on GLOB '????-??-??')
) STRICT;
CREATE INDEX follow_up_by_case ON follow_up (case_id, done_on, due_on);
CREATE INDEX follow_up_open ON follow_up (due_on) WHERE done_on IS NULL;

CREATE TABLE consent (
    id           INTEGER PRIMARY KEY,
    case_id      INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    code         TEXT NOT NULL,
    given_on     TEXT NOT NULL CHECK (given_on GLOB '????-??-??'),
    how          TEXT NOT NULL DEFAULT '',
    withdrawn_on TEXT CHECK (withdrawn_on GLOB '????-??-??')
) STRICT;
CREATE INDEX consent_by_case ON consent (case_id);

CREATE TABLE attachment (
    id         INTEGER PRIMARY KEY,
    case_id    INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content    BLOB NOT NULL CHECK (length(content) <= 26214400),
    added_at   TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_by_case ON attachment (case_id);

CREATE TABLE hold (
    id        INTEGER PRIMARY KEY,
    case_id   INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    reason    TEXT NOT NULL,
    review_on TEXT NOT NULL CHECK (review_on GLOB '????-??-??'),
    lifted_on TEXT CHECK (lifted_on GLOB '????-??-??')
) STRICT;
CREATE INDEX hold_by_case ON hold (case_id);

CREATE TABLE referral_contact (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    region     TEXT NOT NULL DEFAULT '',
    phone      TEXT NOT NULL DEFAULT '',
    email      TEXT NOT NULL DEFAULT '',
    website    TEXT NOT NULL DEFAULT '',
    remark     TEXT NOT NULL DEFAULT '',
    checked_on TEXT CHECK (checked_on GLOB '????-??-??'),
    source     TEXT NOT NULL DEFAULT '',
    binned_at  TEXT
) STRICT;

CREATE TABLE referral (
    id                  INTEGER PRIMARY KEY,
    case_id             INTEGER NOT NULL REFERENCES "case" (id) ON DELETE CASCADE,
    kind                TEXT NOT NULL,
    referral_contact_id INTEGER REFERENCES referral_contact (id) ON DELETE SET NULL,
    referred_on         TEXT NOT NULL CHECK (referred_on GLOB '????-??-??'),
    remark              TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX referral_by_case ON referral (case_id);
CREATE INDEX referral_by_contact ON referral (referral_contact_id);

CREATE TABLE activity (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER REFERENCES organisation (id),
    kind            TEXT NOT NULL,
    held_on         TEXT NOT NULL CHECK (held_on GLOB '????-??-??'),
    minutes         INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),
    participants    INTEGER CHECK (participants >= 0),
    subject         TEXT NOT NULL DEFAULT '',
    remark          TEXT NOT NULL DEFAULT '',
    binned_at       TEXT
) STRICT;
CREATE INDEX activity_by_organisation ON activity (organisation_id, held_on);

CREATE TABLE hours_entry (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER REFERENCES organisation (id),
    spent_on        TEXT NOT NULL CHECK (spent_on GLOB '????-??-??'),
    minutes         INTEGER NOT NULL CHECK (minutes >= 0),
    kilometres      INTEGER NOT NULL DEFAULT 0 CHECK (kilometres >= 0),
    remark          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX hours_entry_by_organisation ON hours_entry (organisation_id, spent_on);

CREATE TABLE advice (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    given_on        TEXT NOT NULL CHECK (given_on GLOB '????-??-??'),
    asked           INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1)),
    theme           TEXT,
    title           TEXT NOT NULL,
    observation     TEXT NOT NULL DEFAULT '',
    text            TEXT NOT NULL DEFAULT '',
    recipient       TEXT NOT NULL DEFAULT '',
    due             TEXT NOT NULL DEFAULT '',
    priority        TEXT,
    status          TEXT,
    effect          TEXT,
    response        TEXT NOT NULL DEFAULT '',
    responded_on    TEXT CHECK (responded_on GLOB '????-??-??'),
    binned_at       TEXT
) STRICT;
CREATE INDEX advice_by_organisation ON advice (organisation_id, given_on);

CREATE TABLE signal (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    noted_on        TEXT NOT NULL CHECK (noted_on GLOB '????-??-??'),
    theme           TEXT NOT NULL,
    extent          TEXT NOT NULL DEFAULT '',
    severity        TEXT NOT NULL DEFAULT '',
    source          TEXT NOT NULL DEFAULT '',
    unit_id         INTEGER REFERENCES unit (id) ON DELETE SET NULL,
    text            TEXT NOT NULL DEFAULT '',
    advice_id       INTEGER REFERENCES advice (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX signal_by_organisation ON signal (organisation_id, noted_on);
CREATE INDEX signal_by_unit ON signal (unit_id);
CREATE INDEX signal_by_advice ON signal (advice_id);

CREATE TABLE report (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    first           TEXT NOT NULL CHECK (first GLOB '????-??-??'),
    last            TEXT NOT NULL CHECK (last GLOB '????-??-??' AND last >= first),
    texts           TEXT NOT NULL,
    saved_at        TEXT NOT NULL,
    UNIQUE (organisation_id, first, last)
) STRICT;

-- The ledger: append-only, about numbers, never about a person.
CREATE TABLE publication (
    id              INTEGER PRIMARY KEY,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    first           TEXT NOT NULL CHECK (first GLOB '????-??-??'),
    last            TEXT NOT NULL CHECK (last GLOB '????-??-??'),
    variant         TEXT NOT NULL,
    language        TEXT NOT NULL,
    as_of           TEXT NOT NULL CHECK (as_of GLOB '????-??-??'),
    given_out_on    TEXT NOT NULL CHECK (given_out_on GLOB '????-??-??'),
    recipients      TEXT NOT NULL,
    sha256          TEXT NOT NULL CHECK (length(sha256) = 64),
    entered_at      TEXT NOT NULL,
    figures         TEXT NOT NULL
) STRICT;
CREATE INDEX publication_by_organisation ON publication (organisation_id, first);
CREATE TRIGGER publication_stays BEFORE DELETE ON publication
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER publication_stands BEFORE UPDATE ON publication
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

CREATE TABLE published_number (
    publication_id INTEGER NOT NULL REFERENCES publication (id),
    position       INTEGER NOT NULL,
    table_name     TEXT NOT NULL,
    cell_key       TEXT NOT NULL,
    value          INTEGER,
    PRIMARY KEY (publication_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER published_number_stays BEFORE DELETE ON published_number
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER published_number_stands BEFORE UPDATE ON published_number
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

CREATE TABLE qualification (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    number      TEXT NOT NULL DEFAULT '',
    valid_from  TEXT CHECK (valid_from GLOB '????-??-??'),
    valid_until TEXT CHECK (valid_until GLOB '????-??-??')
) STRICT;

CREATE TABLE education_entry (
    id       INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL,
    held_on  TEXT NOT NULL CHECK (held_on GLOB '????-??-??'),
    minutes  INTEGER NOT NULL CHECK (minutes >= 0),
    provider TEXT NOT NULL DEFAULT '',
    remark   TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE destruction (
    id           INTEGER PRIMARY KEY,
    case_code    TEXT NOT NULL,
    destroyed_on TEXT NOT NULL CHECK (destroyed_on GLOB '????-??-??'),
    what         TEXT NOT NULL,
    records      INTEGER NOT NULL,
    reason       TEXT NOT NULL
) STRICT;

CREATE TABLE export_log (
    id          INTEGER PRIMARY KEY,
    exported_at TEXT NOT NULL,
    what        TEXT NOT NULL,
    records     INTEGER NOT NULL
) STRICT;

CREATE TABLE backup_log (
    id        INTEGER PRIMARY KEY,
    backup_id TEXT NOT NULL UNIQUE CHECK (length(backup_id) = 32),
    made_at   TEXT NOT NULL,
    folder    TEXT NOT NULL,
    file_name TEXT NOT NULL,
    bytes     INTEGER NOT NULL,
    cases     INTEGER NOT NULL,
    notes     INTEGER NOT NULL,
    proven_at TEXT,
    gone_at   TEXT
) STRICT;

CREATE TABLE draft (
    place    TEXT PRIMARY KEY,
    body     TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Full-text search. External content, so no second copy of a note; secure-delete, so a deleted word is gone.
CREATE VIRTUAL TABLE note_words USING fts5(
    text, content = 'note', content_rowid = 'contact_id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '3 4'
);
INSERT INTO note_words (note_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER note_added AFTER INSERT ON note
BEGIN INSERT INTO note_words (rowid, text) VALUES (new.contact_id, new.text); END;
CREATE TRIGGER note_changed AFTER UPDATE ON note
BEGIN
    INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.contact_id, old.text);
    INSERT INTO note_words (rowid, text) VALUES (new.contact_id, new.text);
END;
CREATE TRIGGER note_removed AFTER DELETE ON note
BEGIN INSERT INTO note_words (note_words, rowid, text) VALUES ('delete', old.contact_id, old.text); END;

CREATE VIRTUAL TABLE case_words USING fts5(
    title, wish, arrangements, accused, content = 'case_story', content_rowid = 'case_id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '3'
);
INSERT INTO case_words (case_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER case_story_added AFTER INSERT ON case_story
BEGIN
    INSERT INTO case_words (rowid, title, wish, arrangements, accused)
    VALUES (new.case_id, new.title, new.wish, new.arrangements, new.accused);
END;
CREATE TRIGGER case_story_changed AFTER UPDATE ON case_story
BEGIN
    INSERT INTO case_words (case_words, rowid, title, wish, arrangements, accused)
    VALUES ('delete', old.case_id, old.title, old.wish, old.arrangements, old.accused);
    INSERT INTO case_words (rowid, title, wish, arrangements, accused)
    VALUES (new.case_id, new.title, new.wish, new.arrangements, new.accused);
END;
CREATE TRIGGER case_story_removed AFTER DELETE ON case_story
BEGIN
    INSERT INTO case_words (case_words, rowid, title, wish, arrangements, accused)
    VALUES ('delete', old.case_id, old.title, old.wish, old.arrangements, old.accused);
END;

CREATE VIRTUAL TABLE client_words USING fts5(
    pseudonym, name, reach, content = 'client', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '3'
);
INSERT INTO client_words (client_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER client_added AFTER INSERT ON client
BEGIN INSERT INTO client_words (rowid, pseudonym, name, reach) VALUES (new.id, new.pseudonym, new.name, new.reach); END;
CREATE TRIGGER client_changed AFTER UPDATE ON client
BEGIN
    INSERT INTO client_words (client_words, rowid, pseudonym, name, reach)
    VALUES ('delete', old.id, old.pseudonym, old.name, old.reach);
    INSERT INTO client_words (rowid, pseudonym, name, reach) VALUES (new.id, new.pseudonym, new.name, new.reach);
END;
CREATE TRIGGER client_removed AFTER DELETE ON client
BEGIN
    INSERT INTO client_words (client_words, rowid, pseudonym, name, reach)
    VALUES ('delete', old.id, old.pseudonym, old.name, old.reach);
END;

CREATE VIRTUAL TABLE organisation_words USING fts5(
    name, agreements, content = 'organisation', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '3'
);
INSERT INTO organisation_words (organisation_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER organisation_added AFTER INSERT ON organisation
BEGIN INSERT INTO organisation_words (rowid, name, agreements) VALUES (new.id, new.name, new.agreements); END;
CREATE TRIGGER organisation_changed AFTER UPDATE ON organisation
BEGIN
    INSERT INTO organisation_words (organisation_words, rowid, name, agreements)
    VALUES ('delete', old.id, old.name, old.agreements);
    INSERT INTO organisation_words (rowid, name, agreements) VALUES (new.id, new.name, new.agreements);
END;
CREATE TRIGGER organisation_removed AFTER DELETE ON organisation
BEGIN
    INSERT INTO organisation_words (organisation_words, rowid, name, agreements)
    VALUES ('delete', old.id, old.name, old.agreements);
END;

CREATE VIRTUAL TABLE referral_contact_words USING fts5(
    name, region, remark, content = 'referral_contact', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '3'
);
INSERT INTO referral_contact_words (referral_contact_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER referral_contact_added AFTER INSERT ON referral_contact
BEGIN INSERT INTO referral_contact_words (rowid, name, region, remark) VALUES (new.id, new.name, new.region, new.remark); END;
CREATE TRIGGER referral_contact_changed AFTER UPDATE ON referral_contact
BEGIN
    INSERT INTO referral_contact_words (referral_contact_words, rowid, name, region, remark)
    VALUES ('delete', old.id, old.name, old.region, old.remark);
    INSERT INTO referral_contact_words (rowid, name, region, remark) VALUES (new.id, new.name, new.region, new.remark);
END;
CREATE TRIGGER referral_contact_removed AFTER DELETE ON referral_contact
BEGIN
    INSERT INTO referral_contact_words (referral_contact_words, rowid, name, region, remark)
    VALUES ('delete', old.id, old.name, old.region, old.remark);
END;
