import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerCard, choiceCard } from "../../src/cards/answer-card.ts";
import { draftCard } from "../../src/cards/draft-card.ts";
import { draftForm } from "../../src/cards/draft-form.ts";
import { helpCard } from "../../src/cards/help-card.ts";
import { listCard } from "../../src/cards/list-card.ts";
import { matterCard } from "../../src/cards/matter-card.ts";
import { NOTICES_MAX, type Notice, noticeCard } from "../../src/cards/notice-card.ts";
import { escapeMarkdown, goneCard } from "../../src/cards/parts.ts";
import { sourceAnsweredCard, sourceQuestionCard } from "../../src/cards/source-card.ts";
import { unitCard } from "../../src/cards/unit-card.ts";
import { whichDraftCard } from "../../src/cards/which-draft-card.ts";
import type { Question } from "../../src/domain/draft.ts";
import { MATTER_STATES } from "../../src/domain/matter.ts";
import type { Card } from "../../src/domain/message.ts";
import type { SourceStand } from "../../src/domain/source.ts";
import { loadCampaign } from "../../src/load-campaign.ts";
import { checkCard } from "../../src/sandbox/card-check.ts";
import { parseMarkdown } from "../../src/sandbox/page/card-markdown.js";
import { buttonsOf, textOf } from "../card-text.ts";
import { aMatter } from "./a-matter.ts";

const CARD_BYTES_MAX = 30 * 1024;
const at = new Date("2026-11-24T10:00:00+08:00");
const campaign = await loadCampaign("xishan-five-zeros");
const evidence = { kept: 2, pending: 1, lost: 1 };

/** Each thing that can happen to the message behind a matter, and one answer to it. */
const sourceStands = (text: string): SourceStand[] => [
  { last: { question: { kind: "still-true", seq: 3, why: "recalled" }, answer: null }, before: text },
  {
    last: {
      question: {
        kind: "put-right",
        seq: 3,
        before: { task: text, place: text },
        after: { task: text, place: text },
      },
      answer: "keep",
    },
    before: text,
  },
];

/** Every card there is, showing this text wherever a person's words may stand. */
function cardsWith(text: string): [string, Card][] {
  const words = { task: text, place: text, unitName: text, rectification: text, returnReason: text };
  const matter = aMatter({ ...words, reporterName: text, caseLeaderName: text, submitterName: text });
  const draft = {
    id: 1,
    version: 1,
    unitId: 1,
    category: "hazard",
    severity: "一般",
    dueAt: at,
    dueText: text,
    dueSource: "unclear",
    restricted: false,
    createdAt: new Date("2026-11-25T18:03:00+08:00"),
    ...words,
  };
  const inGroup = true;
  const options = Array.from({ length: 60 }, (_, n) => ({ id: n, name: text }));
  const unit = { name: text, kind: "企业", streetName: text, regulatorName: text };
  const counts = { open: 40, overdue: 3, closed: 2 };
  const many = Array.from({ length: 40 }, () => matter);
  const draftOf = (q: object) =>
    draftCard({
      draft,
      campaign,
      questions: [],
      unitOptions: options,
      dueStated: [],
      policyDueAt: at,
      notes: [text],
      at,
      ...q,
    });
  const asks: Question[] = ["unit", "category", "severity", "due"];
  return [
    ...MATTER_STATES.map((state): [string, Card] => [
      `matter ${state}`,
      matterCard({
        matter: { ...matter, state },
        campaign,
        at,
        pictures: { before: evidence, after: evidence },
        verifier: null,
      }),
    ]),
    ...sourceStands(text).map((source, index): [string, Card] => [
      `matter whose source changed ${index}`,
      matterCard({
        matter: { ...matter, hearsay: true },
        campaign,
        at,
        pictures: { before: evidence, after: evidence },
        verifier: null,
        source,
      }),
    ]),
    ...sourceStands(text).flatMap(({ last }, index): [string, Card][] =>
      last
        ? [
            [
              `question about a source ${index}`,
              sourceQuestionCard({ matter, question: last.question, notes: [text] }),
            ],
            [`answered ${index}`, sourceAnsweredCard({ matter, question: last.question, says: text })],
          ]
        : [],
    ),
    ["gone", goneCard(text)],
    ["draft", draftOf({})],
    ...asks.map((question): [string, Card] => [
      `draft that asks ${question}`,
      draftOf({ questions: [question, "due"] }),
    ]),
    ["draft that asks with buttons", draftOf({ questions: ["unit"], unitOptions: options.slice(0, 6) })],
    ["draft being changed", draftForm({ draft, campaign, unitOptions: options, at })],
    [
      "which draft",
      whichDraftCard({ drafts: Array(12).fill(draft), word: "确认", command: "x", text, inGroup }),
    ],
    ["list", listCard({ title: "台账", lead: "共 40 项", matters: many, total: 40, at, inGroup })],
    [
      "answer with a table",
      answerCard({
        title: text,
        lines: ["在办 **3** 项"],
        definitions: [text, text],
        table: {
          columns: ["街道", "安全隐患", "重大矛盾纠纷", "合计"],
          rows: Array.from({ length: 90 }, () => [text.slice(0, 30), "1", "2", "3"]),
        },
      }),
    ],
    [
      "choice",
      choiceCard({
        title: "是哪一个?",
        question: text,
        choices: Array.from({ length: 12 }, () => ({
          text: text.slice(0, 60),
          value: { c: "query", q: JSON.stringify({ scope: { unit_text: text } }), name: text },
        })),
      }),
    ],
    ["unit", unitCard({ unit, counts, matters: many, surveyedAt: null, at, inGroup })],
    ["notice", noticeCard({ notices: noticesWith(text, NOTICES_MAX), at }).card],
    ["storm of notices", noticeCard({ notices: noticesWith(text, 10 * NOTICES_MAX), at }).card],
    [
      "help",
      helpCard({
        botName: "五零助手",
        lines: Array.from({ length: 20 }, () => ({
          words: [text.slice(0, 8)],
          usage: text,
          does: "上报一件事",
        })),
      }),
    ],
  ];
}

const noticesWith = (text: string, count: number): Notice[] =>
  Array.from({ length: count }, (_, n) => ({
    matterId: n,
    round: 1,
    number: `XS-2026-${String(n).padStart(4, "0")}`,
    rungTitle: "红牌建议",
    overdue: n % 2 === 0,
    restricted: false,
    task: text,
    unitName: text.slice(0, 100),
    dueAt: new Date("2025-11-20T18:00:00+08:00"),
    ofVerifier: false,
    late: true,
    insteadOf: "包案领导",
    unreachable: true,
  }));

describe("whatever people wrote", () => {
  const worst = "-*_`[]()<>#+|!~\\{}".repeat(28);
  test.each(cardsWith("二楼灭火器过期"))("%s: the platform takes it", (_, card) => {
    expect(checkCard(card)).toBeNull();
  });
  test.each(cardsWith(worst.slice(0, 100)))(
    "%s: the platform takes it, full of markdown's signs",
    (_, card) => {
      expect(checkCard(card)).toBeNull();
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(CARD_BYTES_MAX);
    },
  );

  const fragments = fc.constantFrom(
    "<at id=all></at>",
    "<at user_id='ou_1'>张</at>",
    "[点我](https://evil.example)",
    "![图](img_v3_x)",
    "<link url='https://evil.example'>",
    "https://evil.example",
    "&lt;at id=all&gt;",
    "**粗**",
    "</font>",
    "<font color='red'>",
    "# 标题",
    "> 引",
    "- 项",
    "\\",
    "&#60;at id=all&#62;",
    "灭火器",
  );
  const hostile = fc.array(fc.oneof(fragments, fc.string({ unit: "grapheme", maxLength: 6 })), {
    maxLength: 6,
  });

  test("it mentions nobody, links nowhere and reads as it was written", () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const text = `始${parts.join("").replace(/\s+/g, " ")}终`;
        const card = matterCard({
          matter: aMatter({ task: text }),
          campaign,
          at,
          pictures: { before: evidence, after: evidence },
          verifier: null,
        });
        const nodes = markdownOf(card).flatMap(parseMarkdown).flatMap(flat);
        expect(nodes.filter((node) => node.kind === "at" || node.kind === "link")).toEqual([]);
        expect(nodes.map((node) => ("text" in node ? node.text : "")).join("")).toContain(text);
      }),
      { numRuns: 300 },
    );
  });

  test("nothing of it is left that markdown, HTML or a link finder could take up", () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        expect(escapeMarkdown(parts.join(""))).not.toMatch(/[<>[\]()!*_~`\\|]|&(?!#\d{1,3};)|:\/\//);
      }),
      { numRuns: 500 },
    );
  });

  test.each(cardsWith("<at id=all></at>[点我](https://evil.example)"))(
    "%s: nobody is called by it",
    (_, card) => {
      const nodes = markdownOf(card).flatMap(parseMarkdown).flatMap(flat);
      expect(nodes.filter((node) => node.kind === "at" || node.kind === "link")).toEqual([]);
    },
  );
});

describe("the card of a matter", () => {
  const none = { kept: 0, pending: 0, lost: 0 };
  const show = (q: Parameters<typeof aMatter>[0]) =>
    matterCard({ matter: aMatter(q), campaign, at, pictures: { before: none, after: none }, verifier: null });

  test.each([
    { state: "assigned", buttons: ["签收"] },
    { state: "accepted", buttons: ["提交整改"] },
    { state: "rectifying", buttons: ["提交整改"] },
    { state: "submitted", buttons: ["核验通过", "打回"] },
    { state: "closed", buttons: [] },
    { state: "merged", buttons: [] },
  ] as const)("$state offers $buttons", ({ state, buttons }) => {
    expect(buttonsOf(show({ state })).map((button) => button.text)).toEqual(buttons);
  });

  test("names the four elements, and says what is missing of them", () => {
    const text = textOf(show({}));
    for (const words of [
      "二楼东侧灭火器过期4具",
      "示例·滇润农贸市场 · 福海街道",
      "钱包案",
      "11月26日(周四) 24:00",
    ])
      expect(text).toContain(words);
    expect(textOf(show({ caseLeaderId: null, caseLeaderName: null }))).toContain("不合格台账:缺包案领导");
  });

  test("a deadline that moved shows the first one too, and one of another year its year", () => {
    const moved = show({ dueAt: new Date("2027-01-08T18:00:00+08:00") });
    expect(textOf(moved)).toContain("2027年1月8日(周五) 18:00(原期限 11月26日(周四) 24:00)");
  });

  test("逾期 is told from the clock, not from a state", () => {
    const late = { dueAt: new Date("2026-11-24T00:00:00+08:00") };
    expect(textOf(show(late))).toContain("已逾期 XS-2026-0312");
    expect(textOf(show({ ...late, dueAt: new Date("2026-11-25T00:00:00+08:00") }))).not.toContain("已逾期");
  });
});

test("one person's notices are one card: the overdue first, each element with the matter it stands for", () => {
  const { card, depends } = noticeCard({ notices: noticesWith("楼道堆物", 30), at });
  expect(depends).toHaveLength(30);
  for (const { matterId, elements } of depends) {
    const [index = -1] = elements;
    expect(textOf(card.body.elements[index])).toContain(`XS-2026-${String(matterId).padStart(4, "0")}`);
  }
  expect(textOf(card.header)).toContain("30 项事项的提醒,其中逾期 15 项");
  expect(depends[0]?.matterId).toBe(0);
  expect(depends[1]?.matterId).toBe(2);
});

test("of more notices than a card holds it tells how many, and that line stands for each of them", () => {
  const { card, depends } = noticeCard({ notices: noticesWith("楼道堆物", NOTICES_MAX + 40), at });
  expect(new Set(depends.map((one) => one.matterId)).size).toBe(NOTICES_MAX + 40);
  const counted = card.body.elements.findIndex((element) => textOf(element).includes("另有 40 项"));
  expect(depends.filter((one) => one.elements[0] === counted)).toHaveLength(40);
  expect(depends.filter((one) => (one.elements[0] ?? -1) < counted)).toHaveLength(NOTICES_MAX);
});

type Node =
  | ReturnType<typeof parseMarkdown>[number]
  | ReturnType<typeof parseMarkdown>[number]["children"][number];
const flat = (node: Node): Node[] => [node, ...("children" in node ? node.children.flatMap(flat) : [])];

function markdownOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markdownOf);
  if (value === null || typeof value !== "object") return [];
  const record = value as Record<string, unknown>;
  return record.tag === "markdown" ? [String(record.content)] : Object.values(record).flatMap(markdownOf);
}
