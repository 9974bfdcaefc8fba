import { z } from "zod";
import { parseDay } from "../domain/day.ts";

/** What a message is, before anything is done with it. */
export const ACTS = [
  "report",
  "correction",
  "followup",
  "submit_rectification",
  "return_request",
  "zero_report",
  "unverified",
  "query",
  "command",
  "refusal",
  "help",
  "none",
  "unknown",
] as const;
export type Act = (typeof ACTS)[number];

/** Kinds of personal data that were hidden. The value itself is nowhere. */
export const PII_KINDS = [
  "id",
  "phone",
  "bank",
  "plate",
  "passport",
  "wechat",
  "room",
  "name",
  "health",
  "minor_health",
  "place",
  "identity",
] as const;
export type PiiKind = (typeof PII_KINDS)[number];

export const CATEGORIES = [
  "安全隐患",
  "重大矛盾纠纷",
  "重点信访案件",
  "突出治安问题",
  "服务管理盲区",
  "事故",
] as const;
export const SEVERITIES = [
  "一般",
  "立行立改",
  "疑似重大",
  "较大",
  "重大",
  "特别重大",
  "突出",
  "待定",
  "未定",
] as const;
/** 疑似 what: the competent body decides, never the bot. */
export const INCIDENTS = [
  "accident_production",
  "accident_public",
  "case_criminal",
  "case_security",
  "suspected_homicide",
  "petition_upper_level",
  "petition_skip",
  "petition_fei_beijing",
  "petition_fei_province",
  "petition_fei_city",
] as const;
export const INDICATORS = ["petition", "accident", "homicide", "dispute", "blindspot"] as const;

const day = z.custom<string>((value) => typeof value === "string" && parseDay(value) !== null);
const count = z.number().int().min(0).max(100_000).nullable();

export const casualtiesSchema = z.strictObject({ deaths: count, injured: count, serious: count });
export type Casualties = z.infer<typeof casualtiesSchema>;

/** One problem as somebody described it; null and `ask` wherever the words do not say it. */
export const matterSchema = z.strictObject({
  /** 整治任务: the masked sentence, or a short rewritten one for disputes, petitions and security matters. */
  task: z.string().min(1).max(1000),
  unit: z.string().nullable(),
  unitHow: z.enum(["stated", "context", "ambiguous", "unknown", "missing"]),
  /** A unit's name as it was written, where the register does not know it. */
  unitText: z.string().nullable(),
  /** Names to choose from; none of them is taken without a tap. */
  candidates: z.array(z.string()).max(8),
  /** Other units that are party to it. */
  coUnits: z.array(z.string()).max(8),
  category: z.enum(CATEGORIES).nullable(),
  incident: z.enum(INCIDENTS).nullable(),
  indicator: z.enum(INDICATORS).nullable(),
  severity: z.enum(SEVERITIES),
  place: z.string().nullable(),
  due: day.nullable(),
  /** Only where an hour was said: ISO with +08:00. */
  dueAt: z.iso.datetime({ offset: true }).nullable(),
  dueText: z.string().nullable(),
  dueSource: z.enum(["stated", "policy", "statutory", "immediate", "past", "unclear"]),
  urgent: z.boolean(),
  ask: z.array(z.string()).max(8),
  pii: z.array(z.enum(PII_KINDS)),
  flags: z.array(z.string()).max(12),
  casualties: casualtiesSchema.nullable(),
  /** The day it happened, when that is not today. */
  occurredOn: day.nullable(),
  /** The number of an outside system, such as a petition transfer. */
  ref: z.string().nullable(),
});
export type MatterReading = z.infer<typeof matterSchema>;

const period = z.strictObject({
  label: z.string(),
  from: day,
  to: day,
  /** The span it is compared with. */
  base: z.tuple([day, day]).optional(),
});
export type Period = z.infer<typeof period>;

/** A question, a command in words, or a thing we refuse: what is asked, about what, of when. */
export const querySchema = z.strictObject({
  /** query.*, cmd.*, refuse.*, or help. */
  intent: z.string().regex(/^(query|cmd|refuse)\.[a-z_]+$|^help$/),
  scope: z.record(z.string(), z.unknown()),
  period: period.nullable(),
  metric: z.string().nullable(),
  output: z.string(),
  params: z.record(z.string(), z.unknown()),
  ask: z.array(z.string()),
  /** Names to choose from where the scope is ambiguous. */
  candidates: z.array(z.string()),
  /** What the answer must say about how the question was taken. */
  notes: z.array(z.string()),
});
export type QueryReading = z.infer<typeof querySchema>;

/** What a message says. The one shape for rules and for a language model's proposal. */
export const readingSchema = z.strictObject({
  act: z.enum(ACTS),
  matters: z.array(matterSchema).max(10),
  query: querySchema.nullable(),
  /** zero_report: the units that report nothing, and for which day. */
  units: z.array(z.string()),
  reportDate: day.nullable(),
  /** Named beside them, and on no register. */
  unlisted: z.array(z.string()),
  /** Acts on something known: what its words hint at. */
  target: z.strictObject({
    number: z.string().nullable(),
    suffix: z.string().nullable(),
    unit: z.string().nullable(),
    keyword: z.string().nullable(),
  }),
  ask: z.array(z.string()),
  flags: z.array(z.string()),
  pii: z.array(z.enum(PII_KINDS)),
  /** The text as it may be kept and sent again. */
  masked: z.string(),
  /** Never echoed in a group: suspected homicide, suicide, minors, sexual harm. */
  restricted: z.boolean(),
});
export type Reading = z.infer<typeof readingSchema>;
