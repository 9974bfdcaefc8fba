CREATE TABLE "conversations" (
	"chat_id" text NOT NULL,
	"person_id" bigint NOT NULL,
	"query" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversations_chat_id_person_id_pk" PRIMARY KEY("chat_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "source_message_id" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversations_at" ON "conversations" USING btree ("at");--> statement-breakpoint
CREATE INDEX "journal_person" ON "journal" USING btree ((actor ->> 'openId'),"id");--> statement-breakpoint
CREATE INDEX "matters_drafts" ON "matters" USING btree ("reported_by","reported_chat_id") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "matters_source" ON "matters" USING btree ("source_message_id") WHERE source_message_id is not null;