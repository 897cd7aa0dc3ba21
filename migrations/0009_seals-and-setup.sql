CREATE TABLE `blocks` (
	`id` integer PRIMARY KEY NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`entries` integer NOT NULL,
	`previous` text NOT NULL,
	`hashes` text NOT NULL,
	`seal` text NOT NULL,
	`sealed_at` integer NOT NULL,
	`pruned_at` integer
);
--> statement-breakpoint
CREATE INDEX `blocks_kept` ON `blocks` (`last`) WHERE pruned_at IS NULL;--> statement-breakpoint
ALTER TABLE `audit` ADD `lag` integer;--> statement-breakpoint
ALTER TABLE `pairs` ADD `setup_step` text DEFAULT 'connect' NOT NULL;