CREATE TABLE `runs` (
	`id` text PRIMARY KEY NOT NULL,
	`pair` text NOT NULL,
	`direction` text NOT NULL,
	`kinds` text NOT NULL,
	`from_day` text,
	`to_day` text,
	`sample_left` integer,
	`state` text NOT NULL,
	`step` integer DEFAULT 0 NOT NULL,
	`cursor` text,
	`estimate` text,
	`counts` text DEFAULT '[]' NOT NULL,
	`actor` text,
	`created_at` integer NOT NULL,
	`queued_at` integer,
	`started_at` integer,
	`ended_at` integer,
	`due_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `runs_pair` ON `runs` (`pair`,`state`);