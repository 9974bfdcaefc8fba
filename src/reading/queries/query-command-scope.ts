import type { Commanded, CommandParams } from "./query-command-parts.ts";
import { dayIn } from "./query-day.ts";
import { countIn, dueIn } from "./query-params.ts";
import { periodOf } from "./query-period.ts";
import {
  categoryIn,
  isDistrictWide,
  kindsIn,
  type Place,
  readPlace,
  severitiesIn,
  stateIn,
} from "./query-scope.ts";
import { hasOverdue } from "./query-words.ts";

const SANCTIONS = ["红牌", "黄牌", "约谈", "通报"];
const SILENT = /没报|未报|零报告/u;

/** Whom to urge, and what a person would have to sign; the bot itself gives no cards. */
export function urgeOf(q: Commanded): Partial<CommandParams> {
  const place = placeOf(q);
  const state = hasOverdue(q.tight)
    ? "overdue"
    : SILENT.test(q.tight)
      ? "未报"
      : (stateIn(q.tight) ?? "overdue");
  const warn = SANCTIONS.find((sanction) => q.tight.includes(sanction));
  const due = dueIn(q.plain, q.ctx);
  return {
    scope: { ...place.scope, ...groupOf(q.tight, place), ...categoryOf(q.tight), state },
    params: { ...(warn ? { warn: `${warn}(须人工签发)` } : {}), ...(due ? { due } : {}) },
    ...asked(place),
  };
}

const VISIT =
  /(?:今天|明天|大后天|后天|(?:下|这|本)?个?(?:周|星期|礼拜)[一二三四五六日天]|\d+月\d+[日号]|\d+号)(?=[^,。;]{0,8}(?:去|看|查|到现场))/u;

/** How many to draw from what, and when somebody goes to look. */
export function spotCheckOf(q: Commanded): Partial<CommandParams> {
  const place = placeOf(q);
  const visited = VISIT.exec(q.tight)?.[0] ?? "";
  const visit = visited ? dayIn(visited, q.ctx.at) : null;
  const n = countIn(q.tight);
  const state = /销|办结|结案|整改完|闭环|完成/u.test(q.tight)
    ? "closed"
    : hasOverdue(q.tight)
      ? "overdue"
      : stateIn(q.tight);
  return {
    scope: {
      ...place.scope,
      ...(isDistrictWide(q.tight) ? { district: true } : {}),
      ...categoryOf(q.tight),
      ...(state ? { state } : {}),
    },
    params: { ...(n ? { n } : {}), ...(visit ? { visit } : {}) },
    period: periodOf(visited ? q.tight.replace(visited, " ") : q.tight, q.ctx, null),
    output: "list",
    ...asked(place, n ? [] : ["n"]),
  };
}

/** What shall come by itself, how often and at what hour. */
export function subscriptionOf(q: Commanded): Partial<CommandParams> {
  const place = placeOf(q);
  return {
    scope: { ...place.scope, ...categoryOf(q.tight) },
    params: { what: subscribedTo(q.tight), ...rhythmOf(q.tight) },
    ...asked(place),
  };
}

const placeOf = (q: Commanded): Place => readPlace(q.plain, q.ctx, { shared: "street" });

const asked = (place: Place, more: string[] = []) => ({
  ask: [...place.ask, ...more],
  candidates: place.candidates,
  notes: place.notes,
});

/** 「没报的社区」: all of a kind, where no place is named. */
function groupOf(tight: string, place: Place): Record<string, unknown> {
  if (Object.keys(place.scope).length > 0) return {};
  const kind = kindsIn(tight) ?? (/社区/u.test(tight) ? ["社区"] : null);
  if (kind) return { kind };
  return /街道/u.test(tight) ? { level: "street" } : {};
}

function categoryOf(tight: string): Record<string, unknown> {
  const [category, severity] = [categoryIn(tight), severitiesIn(tight)];
  return { ...(category ? { category } : {}), ...(severity ? { severity } : {}) };
}

function subscribedTo(tight: string): string {
  if (hasOverdue(tight)) return "overdue";
  if (/周报/u.test(tight)) return "report";
  if (SILENT.test(tight)) return "silent";
  if (/新增|新的|新事项/u.test(tight)) return "new";
  return /到期/u.test(tight) ? "due_soon" : "digest";
}

const WEEKLY = /每个?(?:周|星期|礼拜)([一二三四五六日天])?/u;
const CLOCK = /(\d{1,2})(?:点|:)(半|\d{2})?/u;

function rhythmOf(tight: string): Record<string, unknown> {
  const week = WEEKLY.exec(tight);
  const [, hour = "", minute = "00"] = CLOCK.exec(tight) ?? [];
  const every = week
    ? "week"
    : /每个?月/u.test(tight)
      ? "month"
      : /每天|每日|天天|每早|每晚|工作日/u.test(tight)
        ? "day"
        : null;
  const hourOfDay = /下午|晚上/u.test(tight) && Number(hour) < 12 ? Number(hour) + 12 : Number(hour);
  return {
    ...(every ? { every } : {}),
    ...(week?.[1] ? { weekday: "一二三四五六日".indexOf(week[1].replace("天", "日")) + 1 } : {}),
    ...(hour ? { at: `${String(hourOfDay).padStart(2, "0")}:${minute === "半" ? "30" : minute}` } : {}),
  };
}
