import { titleIn } from "./mask-marks.ts";

const MARK = /\[([^\][]{2,8})已隐去\]/g;
/** What rules need to know of somebody hidden: that it is a person, one with a label, a phone, a car. */
const KINDS: Partial<Record<NonNullable<ReturnType<typeof titleIn>>, string>> = {
  姓名: "某某",
  身份信息: "重点人",
  未成年人信息: "某某",
  电话: "某号",
  身份证号: "某号",
  车牌: "某车",
};

/** A masked text with the kind of what was hidden in its place: 「跟着[姓名已隐去]」 is 「跟着某某」, somebody is followed. */
export const withKinds = (masked: string): string =>
  masked.replace(MARK, (mark, title: string) => {
    const known = titleIn(title);
    return known ? (KINDS[known] ?? "某") : mark;
  });
