CREATE TABLE `census` (
	`pair` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`keys` text NOT NULL,
	PRIMARY KEY(`pair`, `kind`, `id`)
) WITHOUT ROWID;
