CREATE TABLE "bodies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bodies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"parent_id" bigint,
	CONSTRAINT "bodies_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "campaigns_id_version_pk" PRIMARY KEY("id","version")
);
--> statement-breakpoint
CREATE TABLE "chats" (
	"chat_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"street_id" bigint,
	"unit_id" bigint,
	"body_id" bigint,
	"bound_at" timestamp (3) with time zone,
	"dead_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"open_id" text NOT NULL,
	"name" text NOT NULL,
	"private_chat_id" text,
	"unreachable_since" timestamp (3) with time zone,
	CONSTRAINT "people_open_id_unique" UNIQUE("open_id")
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "posts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"unit_id" bigint,
	"street_id" bigint,
	"body_id" bigint,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "surveys" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "surveys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"surveyed_at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "units_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"subkind" text,
	"street_id" bigint,
	"community_id" bigint,
	"regulator_id" bigint,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"case_leader" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "units_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "workdays" (
	"day" date PRIMARY KEY NOT NULL,
	"is_work" boolean NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence_waits" (
	"person_id" bigint PRIMARY KEY NOT NULL,
	"matter_id" bigint NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_bytes" (
	"file_id" bigint PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"matter_id" bigint NOT NULL,
	"message_id" text NOT NULL,
	"file_key" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"sha256" text,
	"size_bytes" integer,
	"media_type" text,
	"reason" text,
	"sent_by" bigint NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"kept_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"matter_id" bigint NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"actor" jsonb NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"payload" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matter_counters" (
	"campaign_id" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "matter_counters_campaign_id_year_pk" PRIMARY KEY("campaign_id","year")
);
--> statement-breakpoint
CREATE TABLE "matters" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "matters_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"campaign_id" text NOT NULL,
	"policy_version" integer NOT NULL,
	"policy_id" text,
	"number" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"category" text,
	"severity" text NOT NULL,
	"task" text NOT NULL,
	"place" text,
	"unit_id" bigint,
	"street_id" bigint,
	"case_leader_id" bigint,
	"due_at" timestamp (3) with time zone,
	"first_due_at" timestamp (3) with time zone,
	"due_text" text,
	"due_source" text,
	"urgent" boolean DEFAULT false NOT NULL,
	"calendar_provisional" boolean DEFAULT false NOT NULL,
	"candidate_unit_ids" bigint[] DEFAULT '{}' NOT NULL,
	"reported_by" bigint NOT NULL,
	"reported_chat_id" text NOT NULL,
	"rectification" text,
	"return_reason" text,
	"submitted_by" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"registered_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "matters_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "timers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "timers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"matter_id" bigint NOT NULL,
	"rung" text NOT NULL,
	"round" integer NOT NULL,
	"policy_version" integer NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"fired_at" timestamp (3) with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "verifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"matter_id" bigint NOT NULL,
	"round" integer NOT NULL,
	"verdict" text NOT NULL,
	"words" text NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cycles" (
	"name" text PRIMARY KEY NOT NULL,
	"completed_wall_at" timestamp (3) with time zone NOT NULL,
	"finding" text
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"lane" text NOT NULL,
	"event_type" text NOT NULL,
	"sealed" text,
	"received_wall_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retry_wall_at" timestamp (3) with time zone,
	"handled_at" timestamp (3) with time zone,
	"set_aside_at" timestamp (3) with time zone,
	"error" text,
	"answer" jsonb,
	CONSTRAINT "inbox_dedupe_key_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"once_key" text NOT NULL,
	"lane" text NOT NULL,
	"priority" smallint NOT NULL,
	"action" text NOT NULL,
	"receive_id_type" text,
	"receive_id" text,
	"target_message_id" text,
	"msg_type" text NOT NULL,
	"content" jsonb NOT NULL,
	"depends" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"living_matter_id" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_tried_wall_at" timestamp (3) with time zone,
	"retry_wall_at" timestamp (3) with time zone,
	"sent_wall_at" timestamp (3) with time zone,
	"outcome" text,
	"reason" text,
	"message_id" text,
	"chat_id" text,
	CONSTRAINT "outbox_once_key_unique" UNIQUE("once_key")
);
--> statement-breakpoint
CREATE TABLE "sends" (
	"key" text NOT NULL,
	"wall_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_street_id_bodies_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_street_id_bodies_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_street_id_bodies_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_regulator_id_bodies_id_fk" FOREIGN KEY ("regulator_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_waits" ADD CONSTRAINT "evidence_waits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_waits" ADD CONSTRAINT "evidence_waits_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_bytes" ADD CONSTRAINT "file_bytes_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal" ADD CONSTRAINT "journal_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_street_id_bodies_id_fk" FOREIGN KEY ("street_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_case_leader_id_people_id_fk" FOREIGN KEY ("case_leader_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matters" ADD CONSTRAINT "matters_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "timers" ADD CONSTRAINT "timers_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_matter_id_matters_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posts_person" ON "posts" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_once" ON "posts" USING btree ("person_id","role",coalesce(unit_id, 0),coalesce(street_id, 0),coalesce(body_id, 0)) WHERE to_at is null;--> statement-breakpoint
CREATE INDEX "surveys_unit" ON "surveys" USING btree ("unit_id","surveyed_at");--> statement-breakpoint
CREATE INDEX "units_street" ON "units" USING btree ("street_id");--> statement-breakpoint
CREATE UNIQUE INDEX "files_once" ON "files" USING btree ("matter_id","message_id","file_key");--> statement-breakpoint
CREATE INDEX "files_pending" ON "files" USING btree ("id") WHERE state = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "journal_once" ON "journal" USING btree ("matter_id","seq");--> statement-breakpoint
CREATE INDEX "matters_unit" ON "matters" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "matters_open" ON "matters" USING btree ("due_at") WHERE state not in ('draft', 'closed', 'merged', 'rejected');--> statement-breakpoint
CREATE INDEX "matters_reporter" ON "matters" USING btree ("reported_by");--> statement-breakpoint
CREATE UNIQUE INDEX "timers_once" ON "timers" USING btree ("matter_id","rung","round","policy_version");--> statement-breakpoint
CREATE INDEX "timers_pending" ON "timers" USING btree ("due_at") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "inbox_waiting" ON "inbox" USING btree ("lane","id") WHERE handled_at is null and set_aside_at is null;--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("lane","priority","seq") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "outbox_message" ON "outbox" USING btree ("message_id") WHERE message_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_living" ON "outbox" USING btree ("living_matter_id") WHERE living_matter_id is not null;--> statement-breakpoint
CREATE INDEX "sends_key" ON "sends" USING btree ("key","wall_at");