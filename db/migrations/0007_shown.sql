ALTER TABLE "outbox" ADD COLUMN "offers" bigint[];--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "closed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_offers" ON "outbox" USING gin ("offers") WHERE offers is not null;--> statement-breakpoint
CREATE INDEX "outbox_shown" ON "outbox" USING btree ("lane","sent_wall_at") WHERE sent_wall_at is not null;