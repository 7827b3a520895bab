-- What a publication froze: JSON of disclosure/ledger.py, with all that earlier ones froze; '' before version 2.

ALTER TABLE publication ADD COLUMN frozen TEXT NOT NULL DEFAULT '';
