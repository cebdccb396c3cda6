-- Frozen once released: a change of the tables is a new file with the next number.

-- Live documents: the log, its snapshots, and whose the client ids are.
CREATE TABLE updates (
	document TEXT NOT NULL,
	sequence INTEGER NOT NULL CHECK (sequence > 0),
	bytes BLOB NOT NULL,
	person TEXT,
	at TEXT NOT NULL,
	checksum INTEGER NOT NULL,
	PRIMARY KEY (document, sequence)
) STRICT;

CREATE TABLE snapshots (
	document TEXT NOT NULL PRIMARY KEY,
	up_to INTEGER NOT NULL CHECK (up_to >= 0),
	bytes BLOB NOT NULL,
	checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE owners (
	document TEXT NOT NULL,
	client INTEGER NOT NULL CHECK (client >= 0),
	person TEXT,
	PRIMARY KEY (document, client)
) STRICT, WITHOUT ROWID;

-- Typed records and the keys under which they are found.
CREATE TABLE records (
	collection TEXT NOT NULL,
	id TEXT NOT NULL,
	revision INTEGER NOT NULL CHECK (revision > 0),
	value TEXT NOT NULL,
	PRIMARY KEY (collection, id)
) STRICT;

CREATE TABLE record_keys (
	collection TEXT NOT NULL,
	index_name TEXT NOT NULL,
	key TEXT NOT NULL,
	id TEXT NOT NULL,
	is_unique INTEGER NOT NULL CHECK (is_unique IN (0, 1)),
	PRIMARY KEY (collection, index_name, key, id),
	FOREIGN KEY (collection, id) REFERENCES records (collection, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX record_keys_unique ON record_keys (collection, index_name, key) WHERE is_unique = 1;
CREATE INDEX record_keys_of_record ON record_keys (collection, id);

-- Decisions: rows only ever join the end. Only a person's data may be emptied.
CREATE TABLE ledger (
	sequence INTEGER NOT NULL PRIMARY KEY,
	previous TEXT NOT NULL,
	hash TEXT NOT NULL UNIQUE,
	at TEXT NOT NULL,
	type TEXT NOT NULL,
	body_hash TEXT NOT NULL,
	key TEXT UNIQUE,
	salt TEXT,
	body TEXT
) STRICT;

CREATE TRIGGER ledger_only_grows BEFORE INSERT ON ledger
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM ledger)
	OR NEW.previous <> coalesce((SELECT hash FROM ledger ORDER BY sequence DESC LIMIT 1), '')
	OR EXISTS (SELECT 1 FROM ledger WHERE hash = NEW.hash OR key = NEW.key)
BEGIN
	SELECT RAISE(ABORT, 'a ledger row continues the last one');
END;

CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
WHEN NOT (
	NEW.salt IS NULL AND NEW.body IS NULL
	AND NEW.sequence IS OLD.sequence AND NEW.previous IS OLD.previous AND NEW.hash IS OLD.hash
	AND NEW.at IS OLD.at AND NEW.type IS OLD.type AND NEW.body_hash IS OLD.body_hash AND NEW.key IS OLD.key
)
BEGIN
	SELECT RAISE(ABORT, 'a ledger row never changes');
END;

CREATE TRIGGER ledger_never_shrinks BEFORE DELETE ON ledger
BEGIN
	SELECT RAISE(ABORT, 'a ledger row is never deleted');
END;

-- Bytes under their SHA-256.
CREATE TABLE files (
	hash TEXT NOT NULL PRIMARY KEY,
	bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER files_are_written_once BEFORE INSERT ON files
WHEN EXISTS (SELECT 1 FROM files WHERE hash = NEW.hash)
BEGIN
	SELECT RAISE(ABORT, 'a file is written once');
END;

CREATE TRIGGER files_never_change BEFORE UPDATE ON files
BEGIN
	SELECT RAISE(ABORT, 'a file never changes');
END;

CREATE TRIGGER files_are_never_deleted BEFORE DELETE ON files
BEGIN
	SELECT RAISE(ABORT, 'a file is never deleted');
END;

-- One row, written to find out whether writing works.
CREATE TABLE probe (
	one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
	count INTEGER NOT NULL
) STRICT;
INSERT INTO probe VALUES (1, 0);
