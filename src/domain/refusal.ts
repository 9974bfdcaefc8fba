/** What the bot never does, whoever asks; say/ has the reason and the lawful way for each. */
export const REFUSALS = [
  "conceal",
  "fake_zero",
  "fake_record",
  "redate",
  "delete",
  "unchecked",
  "other_name",
  "decide",
  "intercept",
  "pii",
  "profile",
] as const;
export type Refusal = (typeof REFUSALS)[number];
