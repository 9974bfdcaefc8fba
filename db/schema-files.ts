import { sql } from "drizzle-orm";
import { bigint, customType, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { matters } from "./schema-ledger.ts";
import { instant, people } from "./schema-town.ts";

const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const ref = (name: string) => bigint(name, { mode: "number" });
const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** Evidence. The picture's bytes stand in a table of their own; here what is known of them. */
export const files = pgTable(
  "files",
  {
    id: id(),
    matterId: ref("matter_id")
      .notNull()
      .references(() => matters.id),
    messageId: text("message_id").notNull(),
    fileKey: text("file_key").notNull(),
    /** image | file */
    kind: text("kind").notNull(),
    /** pending | kept | lost */
    state: text("state").notNull().default("pending"),
    sha256: text("sha256"),
    sizeBytes: integer("size_bytes"),
    mediaType: text("media_type"),
    reason: text("reason"),
    sentBy: ref("sent_by")
      .notNull()
      .references(() => people.id),
    receivedAt: instant("received_at").notNull(),
    keptAt: instant("kept_at"),
  },
  (t) => [
    uniqueIndex("files_once").on(t.matterId, t.messageId, t.fileKey),
    index("files_pending").on(t.id).where(sql`state = 'pending'`),
  ],
);

export const fileBytes = pgTable("file_bytes", {
  fileId: ref("file_id")
    .primaryKey()
    .references(() => files.id),
  bytes: bytea("bytes").notNull(),
});

/** A person tapped 提交整改 in the private chat: pictures that follow belong to this matter until then. */
export const evidenceWaits = pgTable("evidence_waits", {
  personId: ref("person_id")
    .primaryKey()
    .references(() => people.id),
  matterId: ref("matter_id")
    .notNull()
    .references(() => matters.id),
  untilAt: instant("until_at").notNull(),
});
