import { cardSchema } from "./card-components.ts";

const ELEMENTS_MAX = 200;
const TABLES_MAX = 3;

type Json = Record<string, unknown>;

/** What the platform would refuse about a card in JSON 2.0, or null: properties, counts, nesting, form rules. */
export function checkCard(card: unknown): string | null {
  const parsed = cardSchema.safeParse(card);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue?.path.join(".")}: ${issue?.message}`;
  }
  const all = tagged(parsed.data);
  if (all.length > ELEMENTS_MAX) return `ErrCode: 11310; ${all.length} elements, at most ${ELEMENTS_MAX}`;
  const root = (parsed.data.body as { elements: Json[] }).elements;
  const count = (list: readonly Json[], tag: string) => list.filter((item) => item.tag === tag).length;
  if (count(all, "table") > TABLES_MAX) return `ErrCode: 11310; more than ${TABLES_MAX} tables`;
  for (const tag of ["table", "form"])
    if (count(all, tag) !== count(root, tag)) return `${tag} only at the root`;
  for (const form of root.filter((item) => item.tag === "form")) {
    const problem = checkForm(form);
    if (problem) return problem;
  }
  return null;
}

function checkForm(form: Json): string | null {
  const inside = tagged(form.elements);
  const inputs = inside.filter((item) =>
    /^(input|select_|multi_select|date_picker|button)/.test(String(item.tag)),
  );
  const names = inputs.map((item) => item.name);
  if (names.some((name) => typeof name !== "string" || name === ""))
    return "every interactive component of a form needs a name";
  if (new Set(names).size !== names.length) return "names in a form must be unique";
  if (inside.some((item) => item.tag === "chart" || item.tag === "table"))
    return "no chart or table in a form";
  return inside.some((item) => item.form_action_type === "submit") ? null : "a form needs a submit button";
}

/** Every object with a tag, plain texts included: that is what the platform counts. */
function tagged(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(tagged);
  if (value === null || typeof value !== "object") return [];
  const record = value as Json;
  const inner = Object.entries(record).flatMap(([key, field]) =>
    key === "value" || key === "chart_spec" || key === "rows" ? [] : tagged(field),
  );
  return typeof record.tag === "string" ? [record, ...inner] : inner;
}
