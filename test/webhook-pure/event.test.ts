import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { READ_BACK_TYPE, readEnvelope, readEvent } from "../../src/webhook/event.ts";
import { inboxRowOf } from "../../src/webhook/inbox-row.ts";

const envelope = (event_type: string, event: unknown) =>
  JSON.stringify({ schema: "2.0", header: { event_id: "e1", event_type }, event });

test("the platform's own sample of a recall names the message, its chat and who took it back", () => {
  const file = new URL("../fixtures/events/im.message.recalled_v1.json", import.meta.url);
  expect(readEvent(readFileSync(file, "utf8"))).toMatchObject({
    kind: "recalled",
    messageId: "om_dc13264520392913993dd051dba21dcf",
    chatId: "oc_5ad11d72b830411d72b836c20",
    by: "message_owner",
  });
});

// Its page is young: whatever it carries beside, the id is enough.
test.each([
  { event: { message_id: "om_1", chat_id: "oc_1" }, chatId: "oc_1", lane: "oc_1" },
  { event: { message: { message_id: "om_1", chat_id: "oc_1" } }, chatId: "oc_1", lane: "oc_1" },
  { event: { message: { message_id: "om_1", content: "{}", update_time: "1" } }, chatId: null, lane: "e1" },
  { event: { message_id: "om_1", chat_id: null }, chatId: null, lane: "e1" },
  { event: { message: {}, message_id: "om_1" }, chatId: null, lane: "e1" },
])("an edit is known by its id alone: %j", ({ event, chatId, lane }) => {
  const plaintext = envelope("im.message.updated_v1", event);
  expect(readEvent(plaintext)).toEqual({ kind: "edited", eventId: "e1", messageId: "om_1", chatId });
  const opened = readEnvelope(JSON.parse(plaintext));
  expect(opened && inboxRowOf(opened, "sealed")).toMatchObject({ lane, dedupeKey: "event:e1" });
});

test.each([{}, { message_id: "" }, { message: "om_1" }, { message_id: 7 }])(
  "an edit without an id is nothing that blocks its lane: %j",
  (event) => {
    expect(readEvent(envelope("im.message.updated_v1", event)).kind).toBe("other");
  },
);

test("a message that was read back is a message, with the reason beside it; one without its quote is none", () => {
  const event = (read_back: object) => ({
    sender: { sender_id: { open_id: "ou_1" }, sender_type: "user" },
    message: { message_id: "om_1", chat_id: "oc_1", chat_type: "group", message_type: "text", content: "{}" },
    read_back: { lost: false, quoted_message_id: null, hearsay: false, ...read_back },
  });
  const read = (read_back: object) => readEvent(envelope(READ_BACK_TYPE, event(read_back)));
  expect(read({ why: "edited" })).toMatchObject({
    kind: "message",
    messageId: "om_1",
    readBack: { why: "edited", lost: false },
  });
  expect(read({ why: "quoted", quoted_message_id: "om_0", hearsay: true })).toMatchObject({
    kind: "message",
    readBack: { why: "quoted", lost: false, quotedMessageId: "om_0", hearsay: true },
  });
  expect(read({ why: "quoted" }).kind).toBe("other");
  expect(readEvent(envelope("im.message.receive_v1", event({ why: "edited" })))).toMatchObject({
    readBack: null,
  });
});
