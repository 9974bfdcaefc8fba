import type { Matter } from "../../db/matters.ts";
import type { Campaign } from "../domain/campaign.ts";
import { formatDue, formatInstant } from "../domain/day.ts";
import { kindTitle } from "../domain/draft.ts";
import { isLate, isOpen, isOverdue, missingFields } from "../domain/matter.ts";
import type { Card } from "../domain/message.ts";
import { type SourceStand, UNTOUCHED } from "../domain/source.ts";
import { standTitle, stateTitle } from "../say/words.ts";
import { say } from "../say/zh-CN.ts";
import {
  button,
  card,
  escapeMarkdown,
  facts,
  form,
  hr,
  input,
  markdown,
  row,
  submit,
  type Tone,
} from "./parts.ts";

export type Evidence = { kept: number; pending: number; lost: number };

/** The living card: how the matter stands now, and what can be done next. It is patched as the matter moves. */
export function matterCard(q: {
  matter: Matter;
  campaign: Campaign;
  at: Date;
  /** What came with the report, and what came since the matter was given to its unit or sent back to it. */
  pictures: { before: Evidence; after: Evidence };
  /** Who struck it off; null while nobody did. */
  verifier: string | null;
  /** What became of the message it was made of. */
  source?: SourceStand;
}): Card {
  const { matter, campaign, at, source = UNTOUCHED } = q;
  const overdue = isOverdue(matter, at);
  const missing = missingFields(matter);
  return card({
    title: `${titleOf(matter, overdue)} ${matter.number ?? ""}`.trim(),
    tone: toneOf(matter, overdue),
    tags: [
      // The title says the state, unless it has to say 已逾期.
      ...(overdue ? [{ text: stateTitle(matter.state), color: "blue" }] : []),
      ...(isLate(matter) ? [{ text: "逾期完成", color: "orange" }] : []),
      ...(missing.length > 0 ? [{ text: "不合格台账", color: "orange" }] : []),
    ],
    elements: [
      facts([
        ["整治任务", matter.task],
        ["更正前", source.before],
        ["责任单位", [matter.unitName, matter.streetName].filter(Boolean).join(" · ") || null],
        ["类别", kindTitle(campaign, matter)],
        ["地点", matter.place],
        ["包案领导", matter.caseLeaderName ?? "(空缺)"],
        ["整改期限", dueLine(matter, at)],
        // Who reported is nobody's on a card: the unit it is about reads it too, and it stands in groups.
        ["上报", matter.registeredAt && formatInstant(matter.registeredAt, at)],
        ["来源", sourceLine(matter, source)],
        ["整改情况", matter.rectification && signed(matter.rectification, matter.submitterName)],
        ["打回原因", matter.returnReason],
        ["上报照片", evidenceLine(q.pictures.before)],
        ["整改照片", evidenceLine(q.pictures.after)],
        ["销号", matter.closedAt && signed(formatInstant(matter.closedAt, at), q.verifier)],
        ["撤销", matter.withdrawnAt && formatInstant(matter.withdrawnAt, at)],
      ]),
      ...(matter.hearsay ? [markdown(`<font color='orange'>${say.hearsay()}</font>`)] : []),
      ...(missing.length > 0
        ? [markdown(`<font color='orange'>不合格台账:缺${missing.join("、")}</font>`)]
        : []),
      ...actionsOf(matter),
    ],
  });
}

function titleOf(matter: Matter, overdue: boolean): string {
  if (matter.state === "closed") return "已销号";
  return overdue ? "已逾期" : standTitle(matter);
}

function toneOf(matter: Matter, overdue: boolean): Tone {
  if (matter.state === "closed") return "green";
  if (matter.state === "rejected") return "grey";
  if (overdue) return "red";
  return matter.state === "submitted" ? "turquoise" : "blue";
}

function dueLine(matter: Matter, at: Date): string | null {
  if (!matter.dueAt) return null;
  const moved = matter.firstDueAt && matter.firstDueAt.getTime() !== matter.dueAt.getTime();
  const notes = [
    matter.dueSource === "policy" ? "按规定期限" : null,
    moved && matter.firstDueAt ? `原期限 ${formatDue(matter.firstDueAt, at)}` : null,
    matter.calendarProvisional ? "该年放假安排未公布,暂按法定节假日" : null,
  ].filter(Boolean);
  const due = formatDue(matter.dueAt, at);
  return notes.length > 0 ? `${due}(${notes.join(";")})` : due;
}

const signed = (words: string, name: string | null) => (name ? `${words}(${name})` : words);

function sourceLine(matter: Matter, { last }: SourceStand): string | null {
  return last && say.sourceLine(last.question, last.answer, isOpen(matter.state));
}

function evidenceLine(evidence: Evidence): string | null {
  const parts = [
    evidence.kept ? `已存 ${evidence.kept} 张` : null,
    evidence.pending ? `接收中 ${evidence.pending} 张` : null,
    evidence.lost ? `未能取回 ${evidence.lost} 张,请重发` : null,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(",") : null;
}

/** The buttons of the state; every one of them has its words, which help lists. */
function actionsOf(matter: Matter): Record<string, unknown>[] {
  const value = (c: string) => ({ c, id: matter.id, v: matter.version });
  const rectify = form(`rectify_${matter.id}`, [
    input({
      name: "text",
      label: "整改说明",
      placeholder: "做了什么,例如:4 具灭火器已更换",
      multiline: true,
      max: 500,
    }),
    submit({
      name: "submit",
      text: "提交整改",
      look: "primary_filled",
      value: value("submit-rectification"),
    }),
  ]);
  const hint = markdown(
    "<font color='grey'>照片:点「提交整改」后在与我的私聊里发来;或在群里 @我 发图文「整改 编号 说明」。</font>",
  );
  switch (matter.state) {
    case "assigned":
      return [hr(), row(button({ text: "签收", look: "primary_filled", value: value("accept") }))];
    case "accepted":
    case "rectifying":
      return [hr(), rectify, hint];
    case "submitted":
    case "verifying":
      return [
        hr(),
        form(`verify_${matter.id}`, [
          input({
            name: "text",
            label: "核验意见",
            placeholder: "现场看到的情况;打回请写明原因",
            multiline: true,
            max: 500,
          }),
          submit({
            name: "pass",
            text: "核验通过",
            look: "primary_filled",
            value: value("pass-verification"),
          }),
          submit({ name: "return", text: "打回", look: "danger", value: value("return-to-work") }),
        ]),
        markdown(
          `<font color='grey'>核验人须是责任单位以外的人;${escapeMarkdown("街道、监管部门或平安办")}。</font>`,
        ),
      ];
    default:
      return [];
  }
}
