import { z } from "zod";
import given from "./denied.json" with { type: "json" };
import { patternOf } from "./pattern.ts";
import { clausesOf, withoutSpans } from "./plain-text.ts";
import type { ProblemTag } from "./problems.ts";
import { createWordFinder, type WordHit } from "./word-finder.ts";

const words = z.array(z.string().min(1)).min(1);
const pattern = z.string().min(1);
const WORDS = z
  .object({
    source: z.string(),
    not: pattern,
    /** 「路灯不坏」: right before a state, and nothing between. */
    notSo: pattern,
    between: pattern,
    events: words,
    notEvents: pattern,
    states: words,
    notAfter: pattern,
    behind: pattern,
    mention: pattern,
    mentionDirect: pattern,
    mentionGap: pattern,
    mentioned: pattern,
    undone: pattern,
    found: pattern,
  })
  .parse(given);

type Span = { start: number; end: number };
/** A word that can be denied or only mentioned: what happens, or how a thing is. */
type Sayable = Span & { kind: "event" | "state" };

/** Without one of these signs nothing is denied and nothing only mentioned: most messages are through here. */
const MAY_BE = /[不没未无莫零0防反]|宣|普及|讲|杜绝|警惕|模拟|演|培训|学习|知识|教育/;
const DENIED_BEFORE = new RegExp(`${WORDS.not}${WORDS.between}*$|${WORDS.notSo}$`);
const NOT_DENIED = new RegExp(`^(?:${WORDS.notAfter})`);
const DENIED_BEHIND = new RegExp(WORDS.behind);
/** 「打架、盗窃」, 「火灾隐患」: what denies the first denies the next. */
const CHAINED = /^(?:[、和及或与]|以及|等|各?类|的|安全)*$/;
const MENTIONED_BEFORE = new RegExp(`(?:${WORDS.mention}${WORDS.mentionGap}|${WORDS.mentionDirect})$`);
const MENTIONED_BEHIND = new RegExp(`^${WORDS.mentioned}`);
/** 「诈骗了」, 「打死」 happened, whatever was being taught. */
const HAPPENED = /^(?:了|死|伤|起来|着)/;
const UNDONE = new RegExp(WORDS.undone);
const FOUND_NOTHING = patternOf(new RegExp(WORDS.found, "g"));
const NOT_EVENTS = new RegExp(WORDS.notEvents);
const EVENT_TAGS = new Set<ProblemTag>(["violent", "security", "petition", "accidentStrong", "accidentWeak"]);
const findSayable = createWordFinder({ event: WORDS.events, state: WORDS.states });
/** So far before a word its denial or its subject may begin. */
const REACH = 24;
const SUBJECT_REACH = 3;

/**
 * A text with what it denies or only mentions blanked, its length kept: 「无命案」, 「没得人打架」, 「灭火器没有过期」 and
 * 「宣传防诈骗」 name no problem. Things that ought to be there are no events: 「没有灭火器」 stays.
 */
export function withoutDenied(text: string, hits: readonly WordHit<ProblemTag>[]): string {
  if (!MAY_BE.test(text)) return text;
  const spans: Span[] = FOUND_NOTHING.all(text).map(spanOf);
  for (const clause of clausesOf(text)) {
    const here = hits.filter((hit) => hit.at >= clause.start && hit.at < clause.start + clause.text.length);
    const before = (at: number) => text.slice(Math.max(clause.start, at - REACH), at);
    let deniedTo = -1;
    for (const said of sayableIn(clause, here)) {
      const after = text.slice(said.end, clause.start + clause.text.length);
      const denial = DENIED_BEFORE.exec(before(said.start));
      const chained = deniedTo > 0 && CHAINED.test(text.slice(Math.min(deniedTo, said.start), said.start));
      if ((denial || chained) && !NOT_DENIED.test(after)) {
        const start = denial ? said.start - denial[0].length : said.start;
        spans.push({
          start: said.kind === "state" ? subjectOf(start, here) : start,
          end: said.end + whomOf(after),
        });
        deniedTo = said.end;
      } else if (said.kind === "event") {
        const behind = DENIED_BEHIND.exec(after);
        if (behind) spans.push({ start: said.start, end: said.end + behind[0].length });
        else if (isMentioned(before(said.start), after)) spans.push(said);
      }
    }
    // 「消防演练」 is held; that none is held is a lack.
    if (!UNDONE.test(clause.text))
      for (const hit of here)
        if (MENTIONED_BEHIND.test(text.slice(hit.at + hit.word.length))) spans.push(spanOfHit(hit));
  }
  return spans.length > 0 ? withoutSpans(text, spans) : text;
}

function sayableIn(clause: { text: string; start: number }, hits: readonly WordHit<ProblemTag>[]): Sayable[] {
  const events = hits.filter((hit) => EVENT_TAGS.has(hit.tag) && !NOT_EVENTS.test(hit.word));
  return [
    ...events.map((hit) => ({ ...spanOfHit(hit), kind: "event" as const })),
    ...findSayable(clause.text).map((hit) => ({
      start: clause.start + hit.at,
      end: clause.start + hit.at + hit.word.length,
      kind: hit.tag,
    })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
}

const isMentioned = (before: string, after: string): boolean =>
  !HAPPENED.test(after) && (MENTIONED_BEFORE.test(before) || MENTIONED_BEHIND.test(after));

/** 「灭火器没有过期」: the thing a denied state is said of has nothing wrong with it. */
function subjectOf(start: number, hits: readonly WordHit<ProblemTag>[]): number {
  let from = start;
  for (const hit of [...hits].reverse()) {
    const end = hit.at + hit.word.length;
    if (hit.tag === "thing" && hit.at < from && end >= from - SUBJECT_REACH && !STATES.has(hit.word))
      from = hit.at;
  }
  return from;
}
/** 「没砸着人」: whom it did not befall is denied with it. */
const whomOf = (after: string): number => /^(?:着|到|了)?人/.exec(after)?.[0].length ?? 0;
const STATES = new Set(WORDS.states);

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length });
const spanOfHit = (hit: WordHit<ProblemTag>): Span => ({ start: hit.at, end: hit.at + hit.word.length });
