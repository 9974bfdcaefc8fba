import { expect, test } from "vitest";
import { textOf } from "../card-text.ts";
import { type Fuhai, openFuhai } from "./cast.ts";

/** Everything that stands in the bot's own tables, everything it logged, and everything it said in the group. */
async function traces({ town, group }: Fuhai): Promise<{ stored: string; said: string; logged: string }> {
  const { sql } = town.owner;
  const tables = await sql`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const rows: string[] = [];
  for (const { name } of tables) rows.push(JSON.stringify(await sql`select * from ${sql(name)}`));
  const messages = await town.sandbox.messages({ chatId: group.chatId });
  const said = messages.filter(({ from }) => from === "bot").map(({ content }) => textOf(content));
  return { stored: rows.join("\n"), said: said.join("\n"), logged: town.log.all() };
}

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Invented people and numbers; the units are those of the fixtures. */
const PHONE = "13900001234";
const PERSONAL =
  /李明辉|王秀英|张三丰|13900001234|云A1234|一三九|53011219000101|abc#qq|赵德柱|高霞|林平|保大妈|老和家|24\.98|云A·摩/;

test("of a dispute with two people's data, its quotation, its edits, its form and its captions no value stays anywhere", async () => {
  const cast = await openFuhai();
  const { town, grid, street, group } = cast;
  const LINES = [
    `柚栖岗社区3栋502李明辉和501王秀英因漏水打起来,电话${PHONE},车牌云A12345`,
    "柚栖岗社区3栋 张三丰 飞线充电,微信号13900001234",
    "柚栖岗社区张三丰楼道堆物,电话一三九零零零零一二三四",
    "信访人王秀英(530112190001010011)到柚栖岗社区反映物业费,邮箱abc#qq.com",
    "听说柚栖岗社区赵德柱把通道堵了,不晓得真假",
    "赵德柱的电话是多少",
    "柚栖岗社区高霞和林平在楼道打架,保大妈家也去了,人在24.9812,102.7045",
    "柚栖岗社区老和家门口堆杂物,云A·摩1234堵门",
    "那个王秀英13900001234",
  ];
  for (const words of LINES) {
    await grid.says(words, { in: group });
    await town.takeAll(group, grid);
    await grid.says(words);
    await town.takeAll(grid);
  }
  const other = await street.says(`柚栖岗社区赵德柱楼道堆物,${PHONE}`, { in: group, mentionBot: false });
  await grid.says("上报这个", { in: group, replyTo: other });
  await town.runJobs();
  await town.takeAll(group, grid);
  const plain = await grid.says("滇润农贸市场二楼灭火器过期", { in: group });
  const draft = await town.expectSent(group, "请确认上报");
  await grid.edits(plain, `滇润农贸市场二楼灭火器过期,找王秀英${PHONE},车云A1234学`);
  await town.runJobs();
  await grid.taps(draft, "修改");
  await grid.taps(draft, "确认上报", { task: `灭火器过期,负责人李明辉,${PHONE}` });
  await town.takeAll(group, grid, street);
  await grid.posts(`柚栖岗社区3栋 张三丰 飞线充电 ${PHONE}`, [PNG], { in: group });
  await town.takeAll(group, grid, cast.market);
  const { stored, said, logged } = await traces(cast);
  expect(said).not.toMatch(PERSONAL);
  expect(stored).not.toMatch(PERSONAL);
  expect(logged).not.toMatch(PERSONAL);
  await town.close();
});

const WORDS =
  /自sha|跳🏢楼|跳、楼|被qj|除草剂|割喉|血泊|捅|走丢|奶娃娃|打得住院|脱裤子|掐脖子|傻事|尾随|zs了|葯|楼顶|天台/i;

test("of what no group may read, in whatever words, nothing stays in a group, a table or a log", async () => {
  const cast = await openFuhai();
  const { town, grid, group } = cast;
  const TOLD = [
    "有人自sha",
    "有人跳🏢楼",
    "有人跳、楼",
    "女的被qj了",
    "有人喝除草剂",
    "被人割喉",
    "倒在血泊里",
    "有人被捅了",
    "娃娃走丢了",
    "垃圾桶里有个奶娃娃",
    "婆娘被打得住院",
    "老倌在学校门口脱裤子",
    "掐脖子打",
    "有人要做傻事",
    "女学生被尾随",
    "有人zs了",
    "喝農葯",
    "楼顶有人要往下跳",
    "有人天台不下来",
  ];
  for (const words of TOLD)
    for (const line of [`柚栖岗社区3栋${words}`, words]) {
      await grid.says(line, { in: group });
      await town.takeAll(group, grid);
    }
  for (const question of [
    "台账",
    "我的",
    "查询 柚栖岗社区",
    "柚栖岗社区还有几件没销",
    "列一下福海街道在办的事项",
  ]) {
    await grid.says(question, { in: group });
    await town.takeAll(group, grid);
  }
  const { stored, said, logged } = await traces(cast);
  expect(said).not.toMatch(WORDS);
  expect(said).not.toMatch(/柚栖岗社区3栋|线下核实/);
  expect(WORDS.exec(stored)).toBeNull();
  expect(WORDS.exec(logged)).toBeNull();
  await town.close();
});
