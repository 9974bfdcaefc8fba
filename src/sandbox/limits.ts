export type SandboxLimits = { perSecond: number; perMinute: number; perChatPerSecond: number };

/** Per app and API 50/s and 1000/min, per chat or message 5/s, as the platform's documents state them. */
export const PLATFORM_LIMITS: SandboxLimits = { perSecond: 50, perMinute: 1000, perChatPerSecond: 5 };

/** Strict sliding windows; what is refused does not count. */
export function createLimits(limits: SandboxLimits, now: () => number) {
  const seen = new Map<string, number[]>();
  const recent = (key: string, windowMs: number) => {
    const kept = (seen.get(key) ?? []).filter((at) => at > now() - windowMs);
    seen.set(key, kept);
    return kept;
  };
  return {
    /** null when it may pass; else which limit it broke. */
    check(q: { place: string }): "app" | "place" | null {
      const [second, minute, place] = [
        recent("second", 1000),
        recent("minute", 60_000),
        recent(`place:${q.place}`, 1000),
      ];
      if (second.length >= limits.perSecond || minute.length >= limits.perMinute) return "app";
      if (place.length >= limits.perChatPerSecond) return "place";
      for (const list of [second, minute, place]) list.push(now());
      return null;
    },
  };
}
