import { isCreditCode, passesLuhn } from "./mask-checks.ts";
import { foldDigits, GAP, isWrittenOut } from "./mask-digits.ts";
import type { Hide, Title } from "./mask-marks.ts";

type NumberKind = { title: Title; digits: RegExp; keep?: (written: string, bare: string) => boolean };
type Group = { start: number; end: number; bare: string; writtenOut: boolean };

const AREA = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])";
const MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
const DATE = /(?<!\d)(?:19|20)\d{2}([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/;
/** 「2026.11.13-2026.11.24 9时」 holds the digits of a phone and is none. */
const hasDate = (written: string) => DATE.test(written);
const isNoNumber = (written: string) => hasDate(written) || isList(written) || isSize(written);

/** Numbers known by their digits alone, however these are spaced. */
const NUMBERS: readonly NumberKind[] = [
  { title: "身份证号", digits: new RegExp(`^${AREA}\\d{4}(?:18|19|20)\\d{2}${MONTH_DAY}\\d{3}[\\dXx]$`) },
  { title: "身份证号", digits: new RegExp(`^${AREA}\\d{4}\\d{2}${MONTH_DAY}\\d{3}$`), keep: hasDate },
  { title: "电话", digits: /^(?:0|(?:00)?86)?1[3-9]\d{9}$/, keep: isNoNumber },
  {
    title: "电话",
    // A number on the ledger before a date, 「0312 20261124」, reads like a landline too.
    digits: new RegExp(`^(?:0|(?:00)?860?)(?:10|2\\d|[3-9]\\d{2})(?!20\\d{2}${MONTH_DAY}$)[2-9]\\d{6,7}$`),
    keep: hasDate,
  },
  {
    title: "银行卡号",
    digits: /^(?:3[47]\d{13}|[3-6]\d{15,18}|9558\d{15})$/,
    keep: (written, bare) => hasDate(written) || !passesLuhn(bare),
  },
];
const DIGITS_MAX = 21;

const RUN = new RegExp(`[+(]?[0-9](?:${GAP}[0-9]){6,}(?:${GAP}[Xx](?![0-9A-Za-z]))?`, "gu");
/** Commas and the like stand between amounts and items too: only in the places where people break a number. */
const BROKEN = /(?<![\dA-Za-z.])\d{3,6}(?:\s?[、,;*~|+=#:']{1,2}\s?\d{3,8}){1,24}[Xx]?(?![\dA-Za-z.])/g;
const BREAKS = /^(?:3,4,4|3,8|7,4|6,8,4|6,8,3,1|6,8,3|6,4,4,4|4,4,4,4|4,4,4,4,3)$/;
const CREDIT_CODE = /(?<![0-9A-Za-z])[159][1239]\d{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])/g;
const EXTENSION = /(?<=[\uFDD2\uFDE2])\s*(?:[-转#]|分机号?|ext\.?)\s*\d{1,5}(?!\d|[-./]\d)/gi;

/** Hides IDs, phones and cards by their digits; credit codes, dates, ledger numbers and lists stay. */
export function hideNumbers(given: string, hide: Hide): string {
  const folded = foldDigits(given);
  if (!/\d/.test(folded)) return given;
  // Whole numbers first: of two with a comma between, the end of one and the head of the other look like a broken one.
  const text = hideRuns(given, folded, hide);
  return hideBroken(text, text === given ? folded : foldDigits(text), hide).replace(EXTENSION, "");
}

function hideRuns(text: string, folded: string, hide: Hide): string {
  const codes = [...folded.matchAll(CREDIT_CODE)]
    .filter(([code]) => isCreditCode(code) && !isIdNumber(code))
    .map(({ 0: code, index }) => [index, index + code.length] as const);
  const isFree = (start: number, end: number) => !codes.some(([from, to]) => start < to && from < end);
  let [shown, done] = ["", 0];
  const put = (title: Title, start: number, end: number) => {
    shown += text.slice(done, start) + hide(title, folded.slice(start, end).replace(/[^0-9X]/gi, ""));
    done = end;
  };
  for (const { 0: run, index } of folded.matchAll(RUN)) {
    const groups = groupsOf(text, folded, index, index + run.length);
    for (let first = 0; first < groups.length; first++) {
      const found = numberAt(folded, groups, first);
      const [start, end] = [groups[first]?.start ?? 0, groups[found?.last ?? 0]?.end ?? 0];
      if (!found || !isFree(start, end)) continue;
      // The sign before the first digit belongs to it: 「(+86)139」, but not in 「(139…)」.
      const opens = first === 0 && (run[0] !== "(" || folded.slice(start, end).includes(")"));
      put(isOfACard(folded, start) ? "银行卡号" : found.title, opens ? Math.max(done, index) : start, end);
      first = found.last;
    }
  }
  return shown + text.slice(done);
}

function hideBroken(text: string, folded: string, hide: Hide): string {
  let [shown, done] = ["", 0];
  for (const { 0: run, index } of folded.matchAll(BROKEN)) {
    const groups = groupsOf(folded, folded, index, index + run.length);
    for (let first = 0; first < groups.length; first++) {
      const found = brokenAt(folded, groups, first);
      if (!found) continue;
      shown += text.slice(done, groups[first]?.start) + hide(found.title, found.bare);
      done = groups[found.last]?.end ?? done;
      first = found.last;
    }
  }
  return shown + text.slice(done);
}

function brokenAt(folded: string, groups: readonly Group[], first: number) {
  for (let last = first + 1; last < Math.min(groups.length, first + 6); last++) {
    const parts = groups.slice(first, last + 1).map((group) => group.bare);
    const written = folded.slice(groups[first]?.start, groups[last]?.end);
    if (!BREAKS.test(parts.map((part) => part.length).join(","))) continue;
    const known = NUMBERS.find(({ digits, keep }) => isOne(digits, keep, written, parts.join("")));
    if (known) return { title: known.title, bare: parts.join(""), last };
  }
  return null;
}

const isOne = (digits: RegExp, keep: NumberKind["keep"], written: string, bare: string) =>
  digits.test(bare) && !keep?.(written, bare);
const isIdNumber = (bare: string) =>
  NUMBERS.some(({ title, digits }) => title === "身份证号" && digits.test(bare));

/** Digits without a gap, and of one script, belong together; a number begins and ends where such a group does. */
function groupsOf(text: string, folded: string, from: number, to: number): Group[] {
  const groups: Group[] = [];
  for (let at = from; at < to; at++) {
    const sign = folded[at] ?? "";
    if (!/[0-9Xx]/.test(sign)) continue;
    const writtenOut = isWrittenOut(text[at] ?? "");
    const last = groups.at(-1);
    if (last && last.end === at && last.writtenOut === writtenOut && /\d/.test(sign)) {
      last.bare += sign;
      last.end = at + 1;
    } else groups.push({ start: at, end: at + 1, bare: sign, writtenOut });
  }
  return groups;
}

/** From the left, the longest reading wins. */
function numberAt(folded: string, groups: readonly Group[], first: number) {
  const start = groups[first]?.start ?? 0;
  let [bare, found] = ["", null as { title: Title; last: number } | null];
  for (let last = first; last < groups.length; last++) {
    const group = groups[last];
    bare += group?.bare ?? "";
    if (bare.length > DIGITS_MAX) break;
    const written = folded.slice(start, group?.end);
    // The year of a date may stand before: 「2026-07-17/4404598」.
    const known = NUMBERS.find(({ digits, keep }) => isOne(digits, keep, written, bare));
    const dated = start >= 5 && hasDate(folded.slice(start - 5, group?.end));
    if (known && !dated && !isOfAThing(folded, start, bare)) found = { title: known.title, last };
  }
  return (
    found ??
    (isOfAThing(folded, start, groups[first]?.bare ?? "") ? null : pastedTogether(groups[first], first))
  );
}

/** 「合同编号530112202611230001」 is built like the ID of somebody who is hardly born. */
const isOfAThing = (folded: string, start: number, bare: string) =>
  /(?:编号|合同号|工单号|单号|文号|案号|代码)[::]?\s?$/.test(folded.slice(Math.max(0, start - 5), start)) &&
  /^\d{6}20[2-9]\d{9}/.test(bare);

/** What the word before it calls a card is told as one, whatever its digits look like too. */
const isOfACard = (folded: string, start: number) =>
  /(?:银行卡|储蓄卡|信用卡|借记卡|卡号|存折|账号|帐号|账户)(?:号码?)?(?:是|为|[::])?\s?$/.test(
    folded.slice(Math.max(0, start - 9), start),
  );

/** A room and a phone, a count and an ID, two phones without a space: the whole of it goes. */
function pastedTogether(group: Group | undefined, last: number) {
  const { bare, writtenOut } = group ?? { bare: "", writtenOut: false };
  if (bare.length < 12) return null;
  const isPhone = (digits: string) => /^1[3-9]\d{9}$/.test(digits);
  if (isIdNumber(bare.slice(-18)) || isIdNumber(bare.slice(0, 18)))
    return { title: "身份证号" as const, last };
  const [head, tail] = [isPhone(bare.slice(0, 11)), isPhone(bare.slice(-11))];
  const glued = bare.length <= 15 ? tail || (writtenOut && head) : head && tail;
  return glued ? { title: "电话" as const, last } : null;
}

/** 「1、3、5」 with spaces: rising small numbers are houses, items or days. */
function isList(written: string): boolean {
  const numbers = (written.match(/\d+/g) ?? []).map(Number);
  return (
    numbers.length >= 6 &&
    numbers.every((number, index) => number < 100 && number > (numbers[index - 1] ?? -1))
  );
}

/** 1500-800-1200, millimetres. */
const isSize = (written: string) => /^1[3-9]\d0[-\s]\d{2}0[-\s]\d{3}0$/.test(written);
