ALTER TABLE `looks` ADD `heard_event` integer;--> statement-breakpoint
ALTER TABLE `looks` ADD `heard_save` integer;--> statement-breakpoint
ALTER TABLE `looks` ADD `missed_event` integer;--> statement-breakpoint
ALTER TABLE `looks` ADD `missed_save` integer;--> statement-breakpoint
ALTER TABLE `looks` ADD `found` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `looks` ADD `last_walk` text;