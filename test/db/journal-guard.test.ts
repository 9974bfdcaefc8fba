import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerNow, openDatabase } from "../../db/connect.ts";
import { APP_ROLE } from "../../db/migrate.ts";
import { openTestDatabase } from "../database.ts";

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test.each([
  "update journal set seq = 2",
  "delete from journal",
  "truncate journal",
  "drop table journal",
  "alter table journal disable trigger all",
])("the running role is refused: %s", async (statement) => {
  const app = openDatabase({ url: database.url, role: APP_ROLE, connectionsMax: 1 });
  await expect(app.sql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
  await app.close();
});

test("the running role cannot move ledger time, and nobody can move it back", async () => {
  const app = openDatabase({ url: database.url, role: APP_ROLE, connectionsMax: 1 });
  await expect(app.sql`select clock.advance('1 day')`).rejects.toMatchObject({ code: "42501" });
  await app.close();

  const owner = openDatabase({ url: database.url, connectionsMax: 1 });
  const before = await ledgerNow(owner.db);
  await owner.sql`select clock.advance('1 day')`;
  expect((await ledgerNow(owner.db)).getTime() - before.getTime()).toBeGreaterThanOrEqual(86_400_000);
  await expect(owner.sql`select clock.advance('-1 second')`).rejects.toMatchObject({ code: "23514" });
  await owner.close();
});
