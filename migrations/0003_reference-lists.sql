CREATE TABLE `reference_lists` (
	`connection` text NOT NULL,
	`list` text NOT NULL,
	`items` text NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`connection`, `list`)
) WITHOUT ROWID;
