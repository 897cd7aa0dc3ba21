ALTER TABLE `runs` ADD `day` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `day_count` integer DEFAULT 0 NOT NULL;