CREATE TABLE "bot_identities" (
	"app_id" text PRIMARY KEY NOT NULL,
	"open_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal_roots" (
	"day" date PRIMARY KEY NOT NULL,
	"entries" integer NOT NULL,
	"prev_root" text NOT NULL,
	"root" text NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "refusals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"open_id" text NOT NULL,
	"chat_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "returned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "journal_seq" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "journal_hash" text;--> statement-breakpoint
create trigger journal_roots_stay before update or delete on journal_roots
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger journal_roots_all_stay before truncate on journal_roots
  for each statement execute function refuse_change();
