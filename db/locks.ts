/** Advisory locks over all machines of one database: a number each, so that no two things wait for one another by chance. */
export const LOCKS = {
  migration: 5_000_001,
  limits: 5_000_002,
  import: 5_000_003,
  schedules: 5_000_004,
  notices: 5_000_005,
} as const;
