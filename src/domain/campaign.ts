import { z } from "zod";

/** A length of time as campaign data writes it: hours, calendar days, or working days of the Chinese calendar. */
const spanSchema = z.string().regex(/^\d+(h|d|wd)$/);
const signedSpanSchema = z.string().regex(/^[+-]\d+(h|d|wd)$/);

/** Who a rung is addressed to; resolved to the people who hold that post when it fires. */
export const ADDRESSEES = [
  "unit",
  "community",
  "street",
  "regulator",
  "case-leader",
  "office",
  "verifier",
] as const;
export type Addressee = (typeof ADDRESSEES)[number];

const rungSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** What the message calls itself: 提醒, 逾期, 催办, 黄牌建议, 红牌建议 … */
  title: z.string().min(1),
  kind: z.enum(["reminder", "overdue"]),
  /** Before (-) or after (+) the deadline, or after the clock began. */
  from: z.enum(["start", "due"]).default("due"),
  after: signedSpanSchema,
  to: z.array(z.enum(ADDRESSEES)).min(1),
  /** Only on the last rung: it comes again after this span, so that no open matter ever falls silent (P3). */
  repeat: spanSchema.optional(),
});
export type Rung = z.infer<typeof rungSchema>;

const policySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  category: z.string(),
  severity: z.string(),
  /** null = no number of ours: the deadline must be stated by a person. */
  due: spanSchema.nullable(),
  rungs: z.array(rungSchema).min(1),
  /** Where the numbers come from: a statute, a page, or 拟 (proposed, to be confirmed by the district). */
  source: z.string().min(1),
});
export type Policy = z.infer<typeof policySchema>;

export const campaignSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Raise it with every change of a policy: running matters keep the version they began with (P6). */
  version: z.number().int().positive(),
  title: z.string().min(1),
  /** The body whose groups keep the posted roots of the journal; null where none was named yet. */
  ledgerKeeper: z.string().min(1).nullable().default(null),
  numberPrefix: z.string().regex(/^[A-Z]{2,4}$/),
  zeros: z.array(z.strictObject({ id: z.string(), title: z.string(), definition: z.string() })).min(1),
  categories: z
    .array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        zero: z.string(),
        severities: z.array(z.string()).min(1),
      }),
    )
    .min(1),
  policies: z.array(policySchema).min(1),
  verification: z.strictObject({ due: spanSchema, rungs: z.array(rungSchema).min(1), source: z.string() }),
});
export type Campaign = z.infer<typeof campaignSchema>;

/** The policy for a category and severity; the category's first one where the severity has none of its own. */
export function policyFor(campaign: Campaign, q: { category: string; severity: string }): Policy | null {
  const ofCategory = campaign.policies.filter((policy) => policy.category === q.category);
  return ofCategory.find((policy) => policy.severity === q.severity) ?? ofCategory[0] ?? null;
}

export function policyById(campaign: Campaign, id: string): Policy | null {
  return campaign.policies.find((policy) => policy.id === id) ?? null;
}
