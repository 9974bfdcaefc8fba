import { answerCard } from "../cards/answer-card.ts";
import { answer, type Said, show } from "../command.ts";
import type { Campaign, Policy, Rung } from "../domain/campaign.ts";
import { categoryIn, severitiesIn } from "../reading/queries/query-scope.ts";
import type { QueryReading } from "../reading/reading.ts";
import { addresseeTitle, type Page, sayTerms, spanTitle, TERMS } from "../say/terms.ts";
import { DEFINITIONS } from "../say/zh-CN-query.ts";
import type { Answer } from "./question.ts";

/** Pages that are the same for everybody, with their source below. */
export const channels: Answer = () => Promise.resolve([pageOf(TERMS.channels)]);
export const privacy: Answer = () => Promise.resolve([pageOf(TERMS.privacy)]);

const pageOf = ({ title, lines, source }: Page): Said =>
  show(answerCard({ title, lines, definitions: [source] }));

const wordsOf = (query: QueryReading): string => String(query.params.words ?? "");

/** Counted things, by what people call them; the narrower word first. */
const COUNTED: readonly [RegExp, string, keyof typeof DEFINITIONS][] = [
  [/逾期率|超期率/u, "逾期率", "overdueRate"],
  [/(?:销号|办结|整改|闭环)率/u, "按期销号率", "closeRate"],
  [/未排查|没排查|排查(?:覆盖)?率?/u, "排查、未排查", "surveyed"],
  [/未报|没报|零报告/u, "未报", "silent"],
  [/不合格/u, "不合格台账", "unqualified"],
  [/快到期|将到期|临期/u, "将到期", "dueSoon"],
  [/逾期|超期/u, "逾期", "overdue"],
  [/在办|未销号|没销/u, "在办", "open"],
  [/发现数|新增|新登记/u, "发现数", "found"],
];

/** What a word means: a zero of the campaign, a figure of ours, a word of the trade; each with its source. */
export const definition: Answer = (ctx, query) => {
  const words = wordsOf(query);
  const { campaign } = ctx;
  const source = sayTerms.campaign(campaign.title, campaign.version);
  const zero = campaign.zeros.find(({ title }) => words.includes(title));
  if (zero) return Promise.resolve([pageOf({ title: zero.title, lines: [zero.definition], source })]);
  const counted = COUNTED.find(([pattern]) => pattern.test(words));
  if (counted)
    return Promise.resolve([
      show(answerCard({ title: counted[1], lines: [DEFINITIONS[counted[2]]], definitions: [] })),
    ]);
  const policies = policiesMeant(campaign, words).filter(({ severity }) =>
    severitiesIn(words)?.includes(severity),
  );
  if (policies.length > 0) return Promise.resolve([rulesCard(campaign, policies, null)]);
  const term = TERMS.terms.find(({ match }) => match.test(words));
  if (term) return Promise.resolve([pageOf(term)]);
  if (!/五|零/u.test(words)) return Promise.resolve([answer(sayTerms.unknown())]);
  const lines = campaign.zeros.map(({ title, definition: text }) => `**${title}**:${text}`);
  return Promise.resolve([pageOf({ title: sayTerms.all(campaign.title), lines, source })]);
};

/** Which deadline applies, and who is told when: from the campaign; what it does not say, from statute with its article. */
export const rule: Answer = (ctx, query) => {
  const words = wordsOf(query);
  const { campaign } = ctx;
  if (/复查|核验|验收/u.test(words)) return Promise.resolve([verificationCard(campaign)]);
  const statute = TERMS.rules.find(({ match }) => match.test(words)) ?? null;
  const policies = policiesMeant(campaign, /[黄红]牌|约谈|通报/u.test(words) ? `${words}一般隐患` : words);
  if (policies.length > 0) return Promise.resolve([rulesCard(campaign, policies, statute)]);
  const page = statute ?? TERMS.terms.find(({ match }) => match.test(words));
  return Promise.resolve([page ? pageOf(page) : answer(sayTerms.unknownRule())]);
};

/** The policies a question means: of the category it names, and of the severity where it names one. */
function policiesMeant(campaign: Campaign, words: string): Policy[] {
  const severities = severitiesIn(words);
  const title = categoryIn(words) ?? (severities ? categoryIn("隐患") : null);
  const category = campaign.categories.find((one) => one.title === title);
  return campaign.policies.filter(
    (one) => one.category === category?.id && (!severities || severities.includes(one.severity)),
  );
}

/** One card: what statute says first, then each policy with its deadline and who is told when. */
function rulesCard(campaign: Campaign, policies: readonly Policy[], statute: Page | null): Said {
  const sections = policies.map(({ title, due, rungs }) =>
    [`**${title}** · ${sayTerms.due(due)}`, ...rungs.map(rungLine)].join("\n"),
  );
  const titles = [...(statute ? [statute.title] : []), ...policies.map(({ title }) => title)];
  return show(
    answerCard({
      title: [...new Set(titles)].join("、"),
      lines: [...(statute?.lines ?? []), ...sections, sayTerms.signedByPeople()],
      definitions: [
        ...(statute ? [statute.source] : []),
        ...new Set(policies.map(({ source }) => sayTerms.source(source))),
        sayTerms.campaign(campaign.title, campaign.version),
      ],
    }),
  );
}

function verificationCard(campaign: Campaign): Said {
  const { due, rungs, source } = campaign.verification;
  const page = TERMS.terms.find(({ match }) => match.test("核验"));
  return show(
    answerCard({
      title: page?.title ?? "",
      lines: [`**${spanTitle(due)}**`, ...(page?.lines ?? []), ...rungs.map(rungLine)],
      definitions: [sayTerms.source(source), sayTerms.campaign(campaign.title, campaign.version)],
    }),
  );
}

function rungLine({ kind, from, after, title, to, repeat }: Rung): string {
  const people = to.map(addresseeTitle).join("、");
  if (kind === "reminder")
    return sayTerms.reminder(from === "start" ? sayTerms.afterStart(after) : sayTerms.before(after), people);
  return `${sayTerms.rung(sayTerms.after(after), title, people)}${repeat ? sayTerms.again(repeat) : ""}`;
}
