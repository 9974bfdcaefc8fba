import { expect, test } from "vitest";
import { said } from "./deadlines.ts";

// Monday, 23 November 2026, 09:30.
test.each([
  // Bidden, with whom and by when: taken where the deed is known, else asked.
  ["电线乱拉,喊他家明早就搬掉", "2026-11-24 12:00 asked"],
  ["门口堆了纸箱,克喊他家明早就搬掉嘛", "2026-11-24 12:00 asked"],
  ["电线乱拉,叫他们后天弄走", "2026-11-25"],
  ["电线乱拉,让老板周五之前换掉", "2026-11-27"],
  ["电线乱拉,要求商户月底前清", "2026-11-30"],
  ["电线乱拉,喊他们明天就丢掉", "2026-11-24"],
  ["电线乱拉,叫老板周五把它捞走", "unclear"],
  ["占道,让他明早就莫摆了", "unclear"],
  ["占道,通知他家后天各自收摊", "unclear"],
  // Two days of one matter, and nothing that decides between them.
  ["电线乱拉,周五前还是下周一前你们看", "unclear"],
  ["电线乱拉,周五或者下周一弄", "unclear"],
  ["电线乱拉,周五前或下周一前整改", "unclear"],
  ["电线乱拉,周五前,要不下周一前", "unclear"],
  ["电线乱拉,三天内还是一周内整", "unclear"],
  ["电线乱拉,本来说周五前,老板说下周三才能弄好", "unclear"],
  ["电线乱拉,说好周五整完的,老板又说要下周三", "unclear"],
  // The grammar decides.
  ["电线乱拉,原定周五前整改,现在改到下周三", "2026-12-02"],
  ["电线乱拉,不是周五前是下周三前整改", "2026-12-02"],
  ["电线乱拉,从周五改到下周三", "2026-12-02"],
  ["电线乱拉,周五前整改,下周一复查", "2026-11-27"],
  ["电线乱拉,周五前还是要整改完", "2026-11-27"],
  ["电线乱拉,周五前整改,本周五前必须完成", "2026-11-27"],
])("until when, as somebody bids it: 「%s」 is %s", (text, expected) => {
  expect(said(text)).toBe(expected);
});

test.each([
  "电线乱拉,请城管明天来看一下",
  "楼道堆物,喊了他家明天来拿",
  "他家晚上大喊大叫,影响休息",
  "昨天喊他家搬,没搬",
  "喊了三天他家都没搬",
  "狗天天早上叫,今天也叫",
  "叫他们周五开会",
])("「%s」 sets no deadline", (text) => {
  expect(said(text)).toBe("none");
});
