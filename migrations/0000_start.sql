CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`pair` text NOT NULL,
	`run` text,
	`kind` text,
	`side` text,
	`record` text,
	`name` text DEFAULT '' NOT NULL,
	`direction` text,
	`trigger` text NOT NULL,
	`actor` text,
	`outcome` text NOT NULL,
	`code` text NOT NULL,
	`facts` text,
	`changes` text,
	`request` text
);
--> statement-breakpoint
CREATE TABLE `issues` (
	`id` integer PRIMARY KEY NOT NULL,
	`pair` text NOT NULL,
	`code` text NOT NULL,
	`kind` text DEFAULT '' NOT NULL,
	`record` text DEFAULT '' NOT NULL,
	`side` text DEFAULT '' NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`facts` text NOT NULL,
	`choices` text NOT NULL,
	`digest` text NOT NULL,
	`versions` text,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`actor` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `issues_open` ON `issues` (`pair`,`kind`,`record`,`code`) WHERE closed_at IS NULL;--> statement-breakpoint
CREATE TABLE `tallies` (
	`pair` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`direction` text NOT NULL,
	`outcome` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`pair`, `day`, `kind`, `direction`, `outcome`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`session` text NOT NULL,
	`verifier` text,
	`return_to` text,
	`created_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`language` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`system` text NOT NULL,
	`organisation_id` text NOT NULL,
	`organisation_name` text NOT NULL,
	`state` text NOT NULL,
	`grant_id` text NOT NULL,
	`api_url` text,
	`capabilities` text DEFAULT '{}' NOT NULL,
	`hook_secrets` text DEFAULT '[]' NOT NULL,
	`created_at` integer NOT NULL,
	`checked_at` integer,
	`problem` text
);
--> statement-breakpoint
CREATE TABLE `pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`crm` text NOT NULL,
	`accounting` text NOT NULL,
	`is_primary` integer DEFAULT 0 NOT NULL,
	`is_default` integer DEFAULT 0 NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`pause_from` integer,
	`went_live_at` integer,
	`epoch` integer DEFAULT 0 NOT NULL,
	`leased_until` integer DEFAULT 0 NOT NULL,
	`wake_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `remembered` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `settings` (
	`pair` text NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`pair`, `version`)
);
--> statement-breakpoint
CREATE TABLE `intents` (
	`id` text PRIMARY KEY NOT NULL,
	`pair` text NOT NULL,
	`kind` text NOT NULL,
	`side` text NOT NULL,
	`op` text NOT NULL,
	`key` text NOT NULL,
	`body` text NOT NULL,
	`items` text NOT NULL,
	`sent_at` integer NOT NULL,
	`state` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `keys` (
	`pair` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`id` text NOT NULL,
	`archived` integer DEFAULT 0 NOT NULL,
	`proof` text,
	PRIMARY KEY(`pair`, `kind`, `key`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `links` (
	`id` integer PRIMARY KEY NOT NULL,
	`pair` text NOT NULL,
	`kind` text NOT NULL,
	`crm_id` text NOT NULL,
	`accounting_id` text NOT NULL,
	`name` text NOT NULL,
	`crm_base` text NOT NULL,
	`accounting_base` text NOT NULL,
	`crm_version` text NOT NULL,
	`accounting_version` text NOT NULL,
	`crm_changed_at` integer NOT NULL,
	`accounting_changed_at` integer NOT NULL,
	`settling` text,
	`held` text,
	`note` text,
	`agreed_at` integer,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`ended_at` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_crm` ON `links` (`pair`,`kind`,`crm_id`,`ended_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `links_accounting` ON `links` (`pair`,`kind`,`accounting_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `looks` (
	`pair` text NOT NULL,
	`kind` text NOT NULL,
	`side` text NOT NULL,
	`sort` text NOT NULL,
	`phase` text DEFAULT 'review' NOT NULL,
	`checkpoint` text,
	`cursor` text,
	`due_at` integer,
	`work` integer DEFAULT 2 NOT NULL,
	`trigger` text DEFAULT 'timer' NOT NULL,
	`actor` text,
	`ids` text,
	`running` integer,
	`taken` text,
	`rest` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer,
	`quiet_until` integer,
	`looked_at` integer,
	`changed_at` integer,
	PRIMARY KEY(`pair`, `kind`, `side`, `sort`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `standings` (
	`pair` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`side` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`code` text NOT NULL,
	`facts` text,
	`due_at` integer,
	`work` integer DEFAULT 2 NOT NULL,
	`trigger` text DEFAULT 'timer' NOT NULL,
	`actor` text,
	`waits_for` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`choice` text,
	`since` integer NOT NULL,
	PRIMARY KEY(`pair`, `kind`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `standings_due` ON `standings` (`pair`,`due_at`) WHERE due_at IS NOT NULL;