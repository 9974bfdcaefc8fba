import { expect, test } from "vitest";
import { journalOf } from "../../db/journal.ts";
import { matterByNumber } from "../../db/matters.ts";
import { runOnce } from "../../src/queue.ts";
import { handIn, MARKET, openFuhai, register } from "./cast.ts";

test("nobody verifies what they handed in, and nobody of the responsible unit verifies at all", async () => {
  const cast = await openFuhai();
  const { town, market, street } = cast;
  const colleague = await town.person("孙同事", "unit", { unit: MARKET });
  const { number, review, task } = await handIn(cast);
  await town.expectSent(colleague, "待核验");

  for (const person of [market, colleague]) {
    const tapped = await person.taps(task, "核验通过", { text: "很好" });
    expect(JSON.stringify(tapped.body)).toMatch(/不能核验/);
    await person.says(`核验通过 ${number} 很好`);
    await town.expectSent(person, "不能核验");
  }
  expect(await town.card(review.messageId)).toContain("待核验");
  await street.taps(review, "核验通过", { text: "现场已更换" });
  await town.expectSent(cast.group, "已销号");
  await town.close();
});

test("a street that handed in for its unit cannot verify it itself", async () => {
  const cast = await openFuhai();
  const { town, street, regulator, group } = cast;
  const { number } = await register(cast);
  await street.says(`整改 ${number} 已督促更换`);
  await town.expectSent(street, "待核验");
  await town.expectSent(regulator, "待核验");
  await street.says(`核验通过 ${number} 已更换`);
  await town.expectSent(street, "提交整改的人不能核验同一事项");
  await regulator.says(`核验通过 ${number} 已更换`);
  await town.expectSent(regulator, "已销号");
  await town.expectSent(group, "已销号");
  await town.close();
});

test("what was found not put right goes back with the reason, and every step stands in the journal", async () => {
  const cast = await openFuhai();
  const { town, market, street, group } = cast;
  const { number, review } = await handIn(cast);
  await street.taps(review, "打回", {});
  expect(await town.card(review.messageId)).toContain("待核验");
  await street.taps(review, "打回", { text: "仍有2具未更换" });
  const again = await town.expectSent(market, "整改中(打回)", "仍有2具未更换");
  await market.taps(again, "提交整改", { text: "余下2具已更换" });
  const second = await town.expectSent(street, "待核验", "余下2具已更换");
  await town.expectSent(cast.regulator, "待核验");
  await street.taps(second, "核验通过", { text: "全部更换" });
  await town.expectSent(group, "已销号");

  const matter = await matterByNumber(town.owner.db, { number });
  const journal = await journalOf(town.owner.db, { matterId: matter?.id ?? 0 });
  expect(
    journal.map((entry) => `${entry.type} ${entry.actor.kind === "person" ? entry.actor.name : ""}`),
  ).toEqual([
    "registered 王网格",
    "assigned 王网格",
    "accepted 李安全",
    "submitted 李安全",
    "returned-to-work 赵街道",
    "submitted 李安全",
    "verified 赵街道",
    "closed 赵街道",
  ]);
  await town.close();
});

test("a journal row that the owner changed behind the bot's back is found, and the office is told", async () => {
  const cast = await openFuhai();
  const { town, office } = cast;
  await handIn(cast);
  await town.owner.sql`alter table journal disable trigger all`;
  await town.owner
    .sql`update journal set payload = payload || '{"words":"早就换好了"}' where type = 'submitted'`;
  await town.owner.sql`alter table journal enable trigger all`;
  const audit = town.bot.jobs.find((job) => job.name === "audit-ledger");
  if (!audit) throw new Error("no audit");
  await runOnce(audit, town.bot.jobContext);
  await runOnce(audit, town.bot.jobContext);
  await town.settle();
  await town.expectSent(office, "与哈希链不符");
  town.log.forgive("the auditor found something");
  await town.close();
});
