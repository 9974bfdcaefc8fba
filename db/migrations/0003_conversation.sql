CREATE TABLE "model_asks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "model_asks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"inbox_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"chat_id" text NOT NULL,
	"message_id" text NOT NULL,
	"text" text,
	"pictures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"leased_until_wall_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "model_asks_inbox_id_unique" UNIQUE("inbox_id")
);
--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "source_message_id" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "model_asks" ADD CONSTRAINT "model_asks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_asks_pending" ON "model_asks" USING btree ("id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "journal_person" ON "journal" USING btree ((actor ->> 'openId'),"id");--> statement-breakpoint
CREATE INDEX "matters_drafts" ON "matters" USING btree ("reported_by","reported_chat_id") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "matters_source" ON "matters" USING btree ("source_message_id") WHERE source_message_id is not null;