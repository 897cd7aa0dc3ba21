CREATE TABLE `notices` (
	`pair` text NOT NULL,
	`channel` text NOT NULL,
	`told` integer NOT NULL,
	`sent_at` integer,
	`daily_at` integer NOT NULL,
	`pending` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`problem` text,
	`detail` text,
	PRIMARY KEY(`pair`, `channel`)
) WITHOUT ROWID;
