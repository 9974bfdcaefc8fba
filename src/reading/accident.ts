import { clausesOf } from "./plain-text.ts";
import { PROBLEMS, type Signs } from "./problems.ts";

const { potential, notEvent, person, production } = PROBLEMS.accident;
const POTENTIAL = new RegExp(potential);
const NOT_EVENT = new RegExp(notEvent, "g");
const BLANK = " ";
const PERSON = new RegExp(person);
const PRODUCTION = new RegExp(production);
/** What is written on things and papers, not what happened. */
const COUNTED = /\d|[一二两三四五六七八九十]/;

/**
 * Whether a sentence says that an accident has happened: an event word in a clause that is not about fear, risk,
 * drills or equipment; weak words (掉下、砸到 …) only with a person in the clause or the next one.
 */
export function saysAccident(signs: Signs): boolean {
  // What is no event, and that nobody was hurt, says nothing of one.
  const text = signs.text.replace(NOT_EVENT, (said) => BLANK.repeat(said.length));
  const clauses = clausesOf(text);
  return clauses.some((clause, index) => {
    const hits = signs.hits.filter(
      (hit) => hit.at >= clause.start && hit.at < clause.start + clause.text.length && text[hit.at] !== BLANK,
    );
    const strong = hits.filter((hit) => hit.tag === "accidentStrong");
    const weak = hits.filter((hit) => hit.tag === "accidentWeak");
    if (strong.length + weak.length === 0 || POTENTIAL.test(clause.text)) return false;
    if (strong.length > 0) return true;
    const around = `${clause.text}${clauses[index + 1]?.text ?? ""}`;
    return weak.some((hit) => {
      const after = around.slice(hit.at - clause.start + hit.word.length);
      const before = clause.text.slice(0, hit.at - clause.start);
      return PERSON.test(before) || /^(?:了|到|着)?[^,。]{0,8}/.test(after)
        ? PERSON.test(`${before}${after.slice(0, 10)}`)
        : COUNTED.test(after);
    });
  });
}

/** Work, plant or site words make it a matter of production safety; whether it is one, the competent body decides. */
export function accidentKind(text: string): "accident_production" | "accident_public" {
  return PRODUCTION.test(text) && !/火警/.test(text) ? "accident_production" : "accident_public";
}
