import { z } from "zod";
import type { PiiKind } from "../reading.ts";
import { unifyDigits } from "./mask-digits.ts";

/** What can be hidden: the title people see in its place, and its code. */
const CODES = {
  身份证号: "id",
  证件号: "id",
  电话: "phone",
  银行卡号: "bank",
  车牌: "plate",
  护照号: "passport",
  微信号: "wechat",
  网络账号: "wechat",
  邮箱: "wechat",
  门牌号: "room",
  姓名: "name",
  健康信息: "health",
  身份信息: "identity",
  未成年人信息: "minor_health",
  坐标: "place",
  年龄: "identity",
} as const satisfies Record<string, PiiKind>;
export type Title = keyof typeof CODES;

const titles = z.array(z.custom<Title>((title) => typeof title === "string")).parse(Object.keys(CODES));
/** A kind as people call it. */
const titleOf = (code: PiiKind): string => titles.find((title) => CODES[title] === code) ?? code;

/** The titles of a kind that stand in a masked text; where none does, the kind's own. */
export function titlesShown(code: PiiKind, masked: string): string[] {
  const all = titles.filter((title) => CODES[title] === code && masked.includes(shown(title)));
  return all.length > 0 ? all : [titleOf(code)];
}

/** The title that stands in a replacement, if it is one of ours. */
export const titleIn = (words: string): Title | undefined => titles.find((title) => title === words);

/** The code of a title. */
export const codeOf = (title: Title): PiiKind => CODES[title];

/** Tells that one thing was hidden, and gives the sign for it; the value tells it from others and is forgotten with the call. */
export type Hide = (title: Title, value: string) => string;

/** Whether the caller keeps this stretch of the text whole: the name of a unit. */
export type Kept = (text: string, start: number, end: number) => boolean;

// While rules work, what is hidden is one sign that no text has: no rule can read a replacement as text.
const NEW = 0xfdd0;
const OLD = 0xfde0;
const numberOf = (title: Title) => titles.indexOf(title);
const shown = (title: string) => `[${title}已隐去]`;

/** The sign that stands for a fresh occurrence. */
export const markOf = (title: Title): string => String.fromCharCode(NEW + numberOf(title));

/** For patterns: signs of these kinds, or of any, hidden now or before. */
export const marksOf = (...wanted: Title[]): string =>
  `[${(wanted.length > 0 ? wanted : titles).flatMap((title) => [NEW, OLD].map((base) => String.fromCharCode(base + numberOf(title)))).join("")}]`;

/** A text as rules read it: NFKC, no format signs, plain digits, earlier replacements as single signs. */
export function sealText(given: string): string {
  // A keycap, 1️⃣, is a digit with two signs behind it.
  const bare = unifyDigits(given.normalize("NFKC"))
    .replace(/\p{Cf}|\uFE0F|\u20E3|[\uFDD0-\uFDEF]/gu, "")
    .normalize("NFKC");
  if (!bare.includes("已隐去]")) return bare;
  return titles.reduce(
    (text, title) => text.replaceAll(shown(title), String.fromCharCode(OLD + numberOf(title))),
    bare,
  );
}

/** The text as people see it. */
export const unsealText = (text: string): string =>
  text.replace(/[\uFDD0-\uFDEF]/g, (sign) => shown(titles[(sign.charCodeAt(0) - NEW) % 16] ?? "姓名"));

/** Titles of the signs put now, in the order of the text. */
export const freshIn = (text: string): Title[] =>
  [...text.matchAll(/[\uFDD0-\uFDDF]/g)].flatMap(([sign]) => titles[sign.charCodeAt(0) - NEW] ?? []);
