import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openFuhai, register } from "./cast.ts";

const PNG = new Uint8Array([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...Array.from({ length: 64 }, (_, n) => n),
]);
const sha256 = createHash("sha256").update(PNG).digest("hex");

test("after 提交整改 the private chat waits for pictures; they are fetched, hashed, kept and entered in the journal", async () => {
  const cast = await openFuhai();
  const { town, market, street, group } = cast;
  const { task, number } = await register(cast);
  await market.taps(task, "签收");
  const tapped = await market.taps(task, "提交整改", {});
  expect(tapped.toast?.content).toContain("30 分钟内");
  await town.expectSent(market, "照片", number);
  await town.expectSent(market, "整改中");
  await market.sendsPicture(PNG);
  await town.expectSent(market, "已收到照片", "共 1 张");
  const card = await town.expectSent(market, "整改中", number);
  await market.sendsPicture(PNG);
  await town.expectSent(market, "共 2 张");
  await market.taps(card, "提交整改", { text: "已更换,见照片" });
  const review = await town.expectSent(street, "待核验", "接收中 2 张");
  await town.expectSent(cast.regulator, "待核验");
  await town.runJobs();
  expect(await town.card(review.messageId)).toContain("已存 2 张");
  // With pictures a verifier need not write.
  await street.taps(review, "核验通过", {});
  await town.expectSent(group, "已销号");

  const files = await town.owner
    .sql`select state, sha256, size_bytes, length(bytes) as kept from files join file_bytes on file_id = files.id`;
  expect(files).toHaveLength(2);
  for (const file of files) expect(file).toMatchObject({ state: "kept", sha256, kept: PNG.length });
  const entries = await town.owner.sql`select payload from journal where type = 'evidence-kept'`;
  expect(entries.map((entry) => entry.payload.sha256)).toEqual([sha256, sha256]);
  await town.close();
});

test("in a group the pictures come as a rich-text post with its words", async () => {
  const cast = await openFuhai();
  const { town, street } = cast;
  const { number } = await register(cast);
  const group = await town.group("市场群", [cast.market], { unit: "示例·滇润农贸市场" });
  await cast.market.posts(`整改 ${number} 4具已更换`, [PNG, PNG], { in: group });
  await town.expectSent(group, "待核验", "接收中 2 张");
  const review = await town.expectSent(street, "待核验");
  await town.expectSent(cast.regulator, "待核验");
  await town.runJobs();
  expect(await town.card(review.messageId)).toContain("已存 2 张");
  await town.close();
});

test("a picture that belongs to nothing is asked about; one that the platform lost is said to be lost", async () => {
  const cast = await openFuhai();
  const { town, market } = cast;
  await market.sendsPicture(PNG);
  await town.expectSent(market, "照片要归入哪个事项");
  const { task } = await register(cast);
  await market.taps(task, "签收");
  await market.taps(task, "提交整改", {});
  await town.expectSent(market, "30 分钟内");
  await town.expectSent(market, "整改中");
  await market.sendsPicture(PNG);
  await town.expectSent(market, "共 1 张");
  const card = await town.expectSent(market, "接收中 1 张");
  await town.owner.sql`delete from sandbox.files`;
  await town.runJobs();
  expect(await town.card(card.messageId)).toContain("未能取回 1 张,请重发");
  await town.close();
});

test("pictures that came with a report enter the journal when it is registered", async () => {
  const cast = await openFuhai();
  const { town, grid, market, group } = cast;
  await grid.posts("滇润农贸市场二楼灭火器过期4具", [PNG], { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await town.runJobs();
  await grid.taps(draft, "确认");
  await town.expectSent(market, "待签收");
  const entries = await town.owner.sql`select seq, payload from journal where type = 'evidence-kept'`;
  expect(entries).toMatchObject([{ seq: 3, payload: { sha256, sizeBytes: PNG.length } }]);
  await town.close();
});

test("a picture from before the matter was sent back proves nothing afterwards", async () => {
  const cast = await openFuhai();
  const { town, market, street, regulator } = cast;
  const { number } = await register(cast);
  const group = await town.group("市场群", [market], { unit: "示例·滇润农贸市场" });
  await market.posts(`整改 ${number} 4具已更换`, [PNG], { in: group });
  await town.expectSent(group, "待核验");
  const review = await town.expectSent(street, "待核验");
  await town.runJobs();
  await street.taps(review, "打回", { text: "还差2具" });
  await town.expectSent(market, "整改中(打回)");
  await market.says(`整改 ${number} 都换了`);
  await town.expectSent(market, "待核验");
  const again = await town.expectSent(street, "待核验", "都换了");
  await town.takeAll(regulator);
  const bare = await street.taps(again, "核验通过", {});
  expect(bare.toast?.content).toContain("请写明现场核验看到的情况");
  expect(await town.owner.sql`select state from matters`).toMatchObject([{ state: "submitted" }]);
  await town.close();
});
