import { findMatterNumber } from "../matter-number.ts";
import type { Commanded, CommandParams } from "./query-command-parts.ts";
import { spotCheckOf, subscriptionOf, urgeOf } from "./query-command-scope.ts";
import { dayIn } from "./query-day.ts";
import { belongsTo, dueIn, moreDaysIn, ownerIn, reasonIn, remarkIn, targetIn } from "./query-params.ts";

const NOTHING: CommandParams = {
  scope: {},
  params: {},
  ask: [],
  candidates: [],
  notes: [],
  period: null,
  output: "confirm",
};
const VERDICT = /打回|返工|复查|核验|验收|销号|同意|退回|重新|通过/u;
const SIDE_ROAD = /重开|重新|恢复|不成立|取消|作废|撤案/u;

/** Fills a command of this kind from its words. */
export function paramsOf(intent: string, q: Commanded): CommandParams {
  return { ...NOTHING, ...filled(intent, q) };
}

function filled(intent: string, q: Commanded): Partial<CommandParams> {
  switch (intent) {
    case "cmd.assign":
      return assigning(q);
    case "cmd.submit_rectification":
      return { params: { evidence: evidenceIn(q) } };
    case "cmd.verify_fail":
      return withReason(remarkIn(q.plain, VERDICT));
    case "cmd.extend_request":
      return extending(q);
    case "cmd.extend_approve":
    case "cmd.extend_reject": {
      const due = dueIn(q.plain, q.ctx);
      return { params: due ? { due } : {}, notes: ["仅在延期卡片回复下有效"] };
    }
    case "cmd.return":
      return returning(q);
    case "cmd.urge":
      return urgeOf(q);
    case "cmd.spot_check":
      return spotCheckOf(q);
    case "cmd.subscribe":
    case "cmd.unsubscribe":
      return subscriptionOf(q);
    case "cmd.remind": {
      const due = dueIn(q.plain, q.ctx) ?? dayIn(q.plain, q.ctx.at);
      return { params: due ? { due } : {}, ask: due ? [] : ["due"] };
    }
    case "cmd.merge": {
      const other = findMatterNumber(q.plain, q.ctx.prefix);
      const number = other && ("number" in other ? other.number : other.suffix);
      return { params: number ? { with: number } : {}, ask: number ? [] : ["with"] };
    }
    case "cmd.reopen":
    case "cmd.reject":
      return withReason(reasonIn(q.plain) ?? remarkIn(q.plain, SIDE_ROAD));
    default:
      return {};
  }
}

const withReason = (reason: string | null): Partial<CommandParams> => ({
  params: { reason },
  ask: reason ? [] : ["理由"],
});

function assigning({ plain, ctx }: Commanded): Partial<CommandParams> {
  const { to, toText, candidates } = targetIn(plain, ctx);
  const owner = ownerIn(plain);
  const due = dueIn(plain, ctx);
  return {
    params: {
      ...(to ? { to } : toText && !owner ? { to_text: toText } : {}),
      ...(owner ? { owner_text: owner } : {}),
      ...(due ? { due } : {}),
    },
    ask: [...(to || owner ? [] : ["to"]), ...(owner ? ["owner:从通讯录点选"] : [])],
    candidates,
  };
}

/** Where the proof is: in the message above, or with this one; null for none. */
function evidenceIn({ tight, ctx }: Commanded): string | null {
  if (/图在上面|上面的?图|上面有?照片|图片?已发|照片已发|前面发|刚发/u.test(tight)) return "引用消息图片";
  if (ctx.hasPictures) return "消息图片";
  return /图|照片/u.test(tight) ? "引用消息图片" : null;
}

function extending({ plain, ctx }: Commanded): Partial<CommandParams> {
  const due = dueIn(plain, ctx);
  const days = due ? null : moreDaysIn(plain);
  const reason = reasonIn(plain);
  return {
    params: { ...(due ? { due } : {}), ...(days ? { days } : {}), reason },
    ask: [...(due || days ? [] : ["due"]), ...(reason ? [] : ["理由"])],
  };
}

function returning({ plain, ctx }: Commanded): Partial<CommandParams> {
  const reason = reasonIn(plain);
  const to = belongsTo(plain, ctx);
  return {
    params: { reason, ...(to ? { to } : {}) },
    ask: [...(reason ? [] : ["理由"]), ...(to ? [] : ["应属单位"])],
  };
}
