ALTER TABLE "matters" ADD COLUMN "source_message_id" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "journal_person" ON "journal" USING btree ((actor ->> 'openId'),"id");--> statement-breakpoint
CREATE INDEX "matters_drafts" ON "matters" USING btree ("reported_by","reported_chat_id") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "matters_source" ON "matters" USING btree ("source_message_id") WHERE source_message_id is not null;