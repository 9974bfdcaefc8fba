import { saysAccident } from "./accident.ts";
import { asDue, bare } from "./answer.ts";
import { readCasualties } from "./casualties.ts";
import { categoryOf } from "./category.ts";
import type { ReadContext } from "./context.ts";
import { findDeadlines, readDeadline } from "./dates/deadline.ts";
import { dueOf } from "./dates/due.ts";
import { readOccurred } from "./dates/occurred.ts";
import { isDone } from "./done.ts";
import { incidentOf, indicatorOf, isPetitionAhead } from "./incident.ts";
import { placeOf } from "./place.ts";
import { withoutSpans } from "./plain-text.ts";
import { type Signs, signsOf } from "./problems.ts";
import type { MatterReading, PiiKind } from "./reading.ts";
import { MAY_BE_TOLD, remedyBeside } from "./remedy-beside.ts";
import { isRestricted } from "./restricted.ts";
import { plainTask, rewriteTask } from "./rewrite.ts";
import { isAcute, majorCues, severityOf } from "./severity.ts";
import { type Part, splitMatters } from "./split.ts";
import { type Told, tell } from "./told.ts";
import { findUnits, type UnitFinding } from "./units/units.ts";

const REF = /(?:XF|xf|信访)[A-Za-z]?[-—]?20\d{2}[-—\d]{4,20}/;
const FORWARDED = /^(?:转发|【转发】|\[转发\]|转[::])|(?:居民|群众|业主|村民)群(?:里)?(?:反映|有人)/;
const LATE = /当时没报|没有及时报|忘了报|漏报|补报|迟报/;
const DISPUTED_GROUND = /交界|两家都说|都说不是|互相推|踢皮球|不晓得归|不知道归|归哪个/;
const ESCALATING = /差点动手|要动手|扬言|要砍|要打|拿刀|激化|要拼命/;
const THINGS_MIN = 2;
const CANDIDATES_MAX = 8;
/** 市场, 小学, 社区: what a name ends with says what it is. */
const KIND_CHARS = 2;

/** The problems in a message, each as the ledger needs it; what is not said is null and stands in `ask`. */
export function readMatters(told: Told, ctx: ReadContext, pii: readonly PiiKind[]): MatterReading[] {
  return partsOf(told, ctx).parts.map((part, index) => {
    // What is one problem has been listened to already.
    const own = part.text === told.text ? told : tell(part.text, ctx);
    return readPart(part, own, { ctx, pii: index === 0 ? pii : [] });
  });
}

/** The problems of a message by themselves, and apart from them what of it was told as put right: that is none. */
export function partsOf(told: Told, ctx: ReadContext): { parts: Part[]; remedied: string | null } {
  const beside = remedyBeside(told);
  if (beside) {
    const rest = tell(beside.wrong, ctx);
    const parts = splitMatters(rest.text, rest.heads(), dueWords(ctx));
    const before = [beside.before, beside.remedy].filter(Boolean).join(",");
    return {
      parts: parts.map((part) => ({ ...part, shared: [before, part.shared].filter(Boolean).join("\n") })),
      remedied: beside.remedy,
    };
  }
  const parts = splitMatters(told.text, told.heads(), dueWords(ctx));
  const isRemedied = ({ text }: Part) => MAY_BE_TOLD.test(text) && isDone(tell(text, ctx), ctx);
  const mended = parts.length > 1 ? parts.filter(isRemedied) : [];
  if (mended.length === 0 || mended.length === parts.length) return { parts, remedied: null };
  return {
    parts: parts.filter((part) => !mended.includes(part)),
    remedied: mended.map(({ text }) => text).join(","),
  };
}

const dueWords = (ctx: ReadContext) => ({
  isDue: (words: string) => asDue(bare(words), ctx) !== null,
  holdsDue: (words: string) => readDeadline(words, ctx).kind !== "none",
  lastDue: (words: string) => findDeadlines(words, ctx).at(-1) ?? null,
});

function readPart(
  part: Part,
  told: Told,
  { ctx, pii }: { ctx: ReadContext; pii: readonly PiiKind[] },
): MatterReading {
  const signs = told.signs();
  const finding = unitOf(part, told, ctx);
  const unit = finding.how === "stated" || finding.how === "context" ? finding.unit : null;
  const apart = isRestricted(part.text).restricted;
  const category = categoryIn(signs, apart);
  // Of what is denied or only mentioned no incident is made; a name (「机械厂」) may tell of which kind it is.
  const incident = incidentOf(signsOf(part.text).text, category);
  const casualties = category === "事故" || incident ? readCasualties(part.text) : null;
  const due = dueOf(part.text, part.shared, category, ctx);
  const severity = severityOf(signs, { category, incident, casualties, unitMissing: !unit });
  const occurredOn = category === "事故" || incident ? readOccurred(part.text, ctx) : null;
  const found = placeOf(withoutSpans(part.text, [...told.spans(), ...misspelt(part, finding)]));
  const place = apart && found && TELLING.test(found) ? null : found;
  return {
    task: taskOf(part, { category, unit: unit?.name ?? null, place, apart }),
    unit: unit?.name ?? null,
    unitHow: finding.how,
    unitText: finding.how === "unknown" ? finding.text : null,
    candidates: candidatesOf(finding),
    coUnits: finding.how === "stated" ? finding.others.map((other) => other.name) : [],
    category,
    incident,
    indicator: indicatorOf(category),
    severity,
    place,
    due: due.due,
    dueAt: due.dueAt,
    dueText: due.dueText,
    dueSource: due.dueSource,
    urgent:
      due.dueSource === "immediate" ||
      apart ||
      isUrgent(signs, { category, severity, incident, past: occurredOn !== null }),
    ask: [
      ...(unit ? [] : ["unit"]),
      ...(category ? [] : ["category"]),
      ...(due.ask ? ["due"] : []),
      ...(place || category === "重点信访案件" ? [] : ["place"]),
    ],
    pii: [...pii],
    flags: [
      ...flagsOf(signs, part.text, ctx),
      ...due.flags,
      ...(part.dueFrom && (part.dueFrom === "elsewhere" || due.due) ? [`due_${part.dueFrom}`] : []),
    ],
    casualties,
    occurredOn,
    ref: REF.exec(part.text)?.[0] ?? null,
  };
}

/** A place that says what happens there. */
const TELLING = /[楼房屋]顶|天台|窗|阳台|栏杆|塔吊|厕|卫生间|浴|[河江湖桥井海]|水库|滇池|垃圾|坟|墓/;

/** Somebody on a roof is no hazard of the roof: the board has no category for it, and whoever reports it says which. */
function categoryIn(signs: Signs, apart: boolean): MatterReading["category"] {
  const category = categoryOf(signs);
  return apart && (category === "安全隐患" || category === "服务管理盲区") ? null : category;
}

function unitOf({ text, shared, may }: Part, told: Told, ctx: ReadContext): UnitFinding {
  const own = told.unit();
  // What may be another house's name behind the first is asked, and no other name stands in for it.
  if (may && own.how !== "stated" && own.how !== "unknown")
    return {
      how: "ambiguous",
      text: text.slice(0, may.length),
      start: 0,
      end: may.length,
      candidates: [...may.units],
      areas: [],
    };
  if (!shared || own.how === "stated" || own.how === "ambiguous" || own.how === "unknown") return own;
  const before = findUnits(ctx.units, shared, ctx.chat, { bodies: false });
  return before.how === "missing" ? own : before;
}

/** 「滇涧农贸市场二楼」: a slip in a unit's name is that unit, which is asked, and no place; another kind of thing may be one. */
function misspelt({ text }: Part, finding: UnitFinding): { start: number; end: number }[] {
  if (finding.how !== "unknown" || text.slice(finding.start, finding.end) !== finding.text) return [];
  const kind = finding.text.slice(-KIND_CHARS);
  return finding.near.some((unit) => unit.name.endsWith(kind)) ? [finding] : [];
}

function candidatesOf(finding: UnitFinding): string[] {
  if (finding.how === "ambiguous")
    return [...finding.areas, ...finding.candidates].slice(0, CANDIDATES_MAX).map((unit) => unit.name);
  return finding.how === "unknown" ? finding.near.map((unit) => unit.name) : [];
}

/** Residents' affairs are stored as a short sentence of ours, things as people described them. */
function taskOf(
  part: Part,
  q: Pick<MatterReading, "category" | "unit" | "place"> & { apart: boolean },
): string {
  const { category } = q;
  // Its words would stand on the ledger and in every list.
  if (q.apart) return plainTask(category);
  if (category !== "重大矛盾纠纷" && category !== "重点信访案件" && category !== "突出治安问题")
    return part.text;
  return rewriteTask({ ...q, text: part.text }) ?? plainTask(category);
}

function isUrgent(
  signs: Signs,
  q: Pick<MatterReading, "category" | "severity" | "incident"> & { past: boolean },
): boolean {
  if (signs.has("urgent") || /[!!]{2,}/.test(signs.text)) return true;
  if (q.category === "重点信访案件" && isPetitionAhead(signs.text)) return true;
  if (q.past) return false;
  if (q.category === "安全隐患" && isAcute(signs.text)) return true;
  return q.incident !== null || q.category === "事故" || q.severity === "重大" || q.severity === "突出";
}

function flagsOf(signs: Signs, text: string, ctx: ReadContext): string[] {
  const things = new Set(signs.hits.filter((hit) => hit.tag === "thing").map((hit) => hit.word));
  return [
    ...majorCues(text),
    ...(ctx.forwarded || FORWARDED.test(text) ? ["转发未核实"] : []),
    ...(LATE.test(text) ? ["迟报"] : []),
    ...(DISPUTED_GROUND.test(text) ? ["属地争议"] : []),
    ...(ESCALATING.test(text) ? ["激化风险"] : []),
    ...(things.size >= THINGS_MIN && !saysAccident(signs) && /[,,、和]/.test(text) ? ["可拆分"] : []),
  ].slice(0, 10);
}
