CREATE TABLE `studies` (
	`id` text PRIMARY KEY NOT NULL,
	`pair` text NOT NULL,
	`sort` text NOT NULL,
	`studied` text NOT NULL,
	`state` text NOT NULL,
	`turn` integer DEFAULT 0 NOT NULL,
	`step` integer DEFAULT 0 NOT NULL,
	`cursor` text,
	`report` text NOT NULL,
	`hash` text NOT NULL,
	`problem` text,
	`actor` text,
	`created_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `studies_pair` ON `studies` (`pair`,`created_at`);--> statement-breakpoint
CREATE TABLE `study_lines` (
	`study` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`does` text NOT NULL,
	`code` text NOT NULL,
	`line` text NOT NULL,
	PRIMARY KEY(`study`, `at`)
) WITHOUT ROWID;
