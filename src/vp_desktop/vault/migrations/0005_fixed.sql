-- What a report tells beside its texts, as it stood when the report was adopted; empty for a draft.

ALTER TABLE report ADD COLUMN fixed TEXT NOT NULL DEFAULT '';
