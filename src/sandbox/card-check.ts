import { z } from "zod";

const ELEMENTS_MAX = 200;
const TABLES_MAX = 3;

const plain = z.strictObject({
  tag: z.literal("plain_text"),
  content: z.string(),
  i18n_content: z.unknown().optional(),
  text_size: z.string().optional(),
  text_color: z.string().optional(),
  text_align: z.string().optional(),
});
const larkText = z.union([
  plain,
  z.strictObject({ tag: z.literal("lark_md"), content: z.string(), text_size: z.string().optional() }),
]);
/** Properties every component may carry. */
const common = {
  element_id: z
    .string()
    .regex(/^[A-Za-z]\w{0,19}$/)
    .optional(),
  margin: z.string().optional(),
};
const confirm = z.strictObject({ title: plain, text: plain });
const behavior = z.union([
  z.strictObject({
    type: z.literal("callback"),
    value: z.union([z.record(z.string(), z.unknown()), z.string()]),
  }),
  z.strictObject({
    type: z.literal("open_url"),
    default_url: z.url(),
    pc_url: z.string().optional(),
    ios_url: z.string().optional(),
    android_url: z.string().optional(),
  }),
]);
const options = z
  .array(z.strictObject({ text: plain, value: z.string(), icon: z.unknown().optional() }))
  .refine(
    (list) => new Set(list.map((option) => option.value)).size === list.length,
    "option values must be unique",
  );
const column = z.strictObject({
  ...common,
  tag: z.literal("column"),
  width: z.string().optional(),
  weight: z.number().int().min(1).max(5).optional(),
  vertical_align: z.string().optional(),
  vertical_spacing: z.string().optional(),
  background_style: z.string().optional(),
  padding: z.string().optional(),
  direction: z.string().optional(),
  elements: z.lazy(() => z.array(element)),
});
const select = {
  ...common,
  name: z.string().optional(),
  placeholder: plain.optional(),
  width: z.string().optional(),
  required: z.boolean().optional(),
  disabled: z.boolean().optional(),
  behaviors: z.array(behavior).optional(),
  confirm: confirm.optional(),
  type: z.string().optional(),
};

/** The components of JSON 2.0 we know; an unknown property is an error there, so it is one here. */
const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion("tag", [
    z.strictObject({
      ...common,
      tag: z.literal("markdown"),
      content: z.string(),
      text_align: z.string().optional(),
      text_size: z.string().optional(),
      icon: z.unknown().optional(),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("div"),
      text: larkText.optional(),
      icon: z.unknown().optional(),
      width: z.string().optional(),
      fields: z.unknown().optional(),
    }),
    z.strictObject({ ...common, tag: z.literal("hr") }),
    z.strictObject({
      ...common,
      tag: z.literal("img"),
      img_key: z.string(),
      alt: plain,
      scale_type: z.string().optional(),
      size: z.string().optional(),
      title: plain.optional(),
      preview: z.boolean().optional(),
      corner_radius: z.string().optional(),
      transparent: z.boolean().optional(),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("column_set"),
      flex_mode: z.enum(["none", "flow", "stretch", "bisect", "trisect"]).optional(),
      horizontal_spacing: z.string().optional(),
      horizontal_align: z.string().optional(),
      background_style: z.string().optional(),
      columns: z.array(column),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("button"),
      text: plain.optional(),
      type: z
        .enum([
          "default",
          "primary",
          "danger",
          "text",
          "primary_text",
          "danger_text",
          "primary_filled",
          "danger_filled",
          "laser",
        ])
        .optional(),
      size: z.string().optional(),
      width: z.string().optional(),
      icon: z.unknown().optional(),
      name: z.string().optional(),
      required: z.boolean().optional(),
      disabled: z.boolean().optional(),
      disabled_tips: plain.optional(),
      hover_tips: plain.optional(),
      behaviors: z.array(behavior).optional(),
      confirm: confirm.optional(),
      form_action_type: z.enum(["submit", "reset"]).optional(),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("form"),
      name: z.string().min(1),
      direction: z.string().optional(),
      vertical_spacing: z.string().optional(),
      padding: z.string().optional(),
      elements: z.array(element),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("input"),
      name: z.string().optional(),
      label: plain.optional(),
      label_position: z.string().optional(),
      placeholder: plain.optional(),
      default_value: z.string().optional(),
      input_type: z.enum(["text", "multiline_text", "password"]).optional(),
      rows: z.number().optional(),
      auto_resize: z.boolean().optional(),
      max_rows: z.number().optional(),
      max_length: z.number().int().min(1).max(1000).optional(),
      required: z.boolean().optional(),
      disabled: z.boolean().optional(),
      width: z.string().optional(),
      behaviors: z.array(behavior).optional(),
      confirm: confirm.optional(),
      show_icon: z.boolean().optional(),
    }),
    z.strictObject({
      ...select,
      tag: z.literal("select_static"),
      options,
      initial_option: z.string().optional(),
      initial_index: z.number().optional(),
    }),
    z.strictObject({
      ...select,
      tag: z.literal("multi_select_static"),
      options,
      selected_values: z.array(z.string()).optional(),
    }),
    z.strictObject({
      ...select,
      tag: z.literal("select_person"),
      options: z.array(z.strictObject({ value: z.string() })).optional(),
      initial_option: z.string().optional(),
    }),
    z.strictObject({
      ...select,
      tag: z.literal("date_picker"),
      initial_date: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .optional(),
      value: z.unknown().optional(),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("table"),
      page_size: z.number().int().min(1).max(10).optional(),
      row_height: z.string().optional(),
      header_style: z.unknown().optional(),
      freeze_first_column: z.boolean().optional(),
      columns: z.array(z.looseObject({ name: z.string() })).max(50),
      rows: z.array(z.record(z.string(), z.unknown())),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("chart"),
      chart_spec: z.record(z.string(), z.unknown()),
      aspect_ratio: z.enum(["1:1", "2:1", "4:3", "16:9"]).optional(),
      height: z.string().optional(),
      color_theme: z.string().optional(),
      preview: z.boolean().optional(),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("collapsible_panel"),
      expanded: z.boolean().optional(),
      header: z.looseObject({ title: larkText }),
      border: z.unknown().optional(),
      vertical_spacing: z.string().optional(),
      padding: z.string().optional(),
      background_color: z.string().optional(),
      elements: z.array(element),
    }),
    z.strictObject({
      ...common,
      tag: z.literal("person"),
      user_id: z.string(),
      size: z.string().optional(),
      show_avatar: z.boolean().optional(),
      show_name: z.boolean().optional(),
      style: z.string().optional(),
    }),
  ]),
);

const cardSchema = z.strictObject({
  schema: z.literal("2.0"),
  config: z
    .strictObject({
      update_multi: z.literal(true).optional(),
      enable_forward: z.boolean().optional(),
      enable_forward_interaction: z.boolean().optional(),
      width_mode: z.enum(["compact", "fill", "default"]).optional(),
      summary: z.strictObject({ content: z.string(), i18n_content: z.unknown().optional() }).optional(),
      streaming_mode: z.boolean().optional(),
      streaming_config: z.unknown().optional(),
      locales: z.array(z.string()).optional(),
      style: z.unknown().optional(),
      use_custom_translation: z.boolean().optional(),
    })
    .optional(),
  card_link: z.unknown().optional(),
  header: z
    .strictObject({
      title: larkText,
      subtitle: larkText.optional(),
      text_tag_list: z
        .array(
          z.strictObject({
            tag: z.literal("text_tag"),
            text: plain,
            color: z.string().optional(),
            element_id: z.string().optional(),
          }),
        )
        .max(3)
        .optional(),
      template: z
        .enum([
          "blue",
          "wathet",
          "turquoise",
          "green",
          "yellow",
          "orange",
          "red",
          "carmine",
          "violet",
          "purple",
          "indigo",
          "grey",
          "default",
        ])
        .optional(),
      icon: z.unknown().optional(),
      padding: z.string().optional(),
    })
    .optional(),
  body: z.strictObject({
    direction: z.string().optional(),
    padding: z.string().optional(),
    vertical_spacing: z.string().optional(),
    horizontal_spacing: z.string().optional(),
    elements: z.array(element),
  }),
});

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
  const root = parsed.data.body.elements as Json[];
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
