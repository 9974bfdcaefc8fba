CREATE TABLE "read_backs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "read_backs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"why" text NOT NULL,
	"message_id" text NOT NULL,
	"chat_id" text,
	"reply_message_id" text,
	"reply_open_id" text,
	"reply_private" boolean DEFAULT false NOT NULL,
	"noted_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_tried_wall_at" timestamp (3) with time zone,
	"retry_wall_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recalls" (
	"message_id" text PRIMARY KEY NOT NULL,
	"noted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "quoted_message_id" text;--> statement-breakpoint
ALTER TABLE "matters" ADD COLUMN "hearsay" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "addressed" boolean;--> statement-breakpoint
CREATE INDEX "read_backs_pending" ON "read_backs" USING btree ("id") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "read_backs_quote" ON "read_backs" USING btree ("reply_message_id") WHERE reply_message_id is not null;--> statement-breakpoint
CREATE INDEX "matters_quoted" ON "matters" USING btree ("quoted_message_id") WHERE quoted_message_id is not null;