import { z } from "zod";

/** Optional text properties, by name: most of what a component may carry is one. */
const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, z.string().optional()]));
const flags = (...names: string[]) => Object.fromEntries(names.map((name) => [name, z.boolean().optional()]));
const free = (...names: string[]) => Object.fromEntries(names.map((name) => [name, z.unknown().optional()]));
const component = <T extends z.ZodRawShape>(tag: string, shape: T) =>
  z.strictObject({
    tag: z.literal(tag),
    element_id: z
      .string()
      .regex(/^[A-Za-z]\w{0,19}$/)
      .optional(),
    ...texts("margin"),
    ...shape,
  });

const plain = z.strictObject({
  tag: z.literal("plain_text"),
  content: z.string(),
  ...texts("text_size", "text_color", "text_align"),
  ...free("i18n_content"),
});
const larkText = z.union([
  plain,
  z.strictObject({ tag: z.literal("lark_md"), content: z.string(), ...texts("text_size") }),
]);
const confirm = z.strictObject({ title: plain, text: plain }).optional();
const behaviors = z
  .array(
    z.union([
      z.strictObject({
        type: z.literal("callback"),
        value: z.union([z.record(z.string(), z.unknown()), z.string()]),
      }),
      z.strictObject({
        type: z.literal("open_url"),
        default_url: z.url(),
        ...texts("pc_url", "ios_url", "android_url"),
      }),
    ]),
  )
  .optional();
const options = z
  .array(z.strictObject({ text: plain, value: z.string(), ...free("icon") }))
  .refine(
    (list) => new Set(list.map((option) => option.value)).size === list.length,
    "option values must be unique",
  );
const asked = {
  placeholder: plain.optional(),
  behaviors,
  confirm,
  ...texts("name", "width", "type"),
  ...flags("required", "disabled"),
};
const buttonTypes = ["default", "primary", "danger", "text", "primary_text", "danger_text"] as const;
const elements = z.lazy((): z.ZodType => z.array(element));
const column = component("column", {
  elements,
  weight: z.number().int().min(1).max(5).optional(),
  ...texts("width", "vertical_align", "vertical_spacing", "background_style", "padding", "direction"),
});

/** The components of JSON 2.0 we know (facts of the platform, section cards); an unknown property is an error there. */
const element: z.ZodType = z.union([
  component("markdown", { content: z.string(), ...texts("text_align", "text_size"), ...free("icon") }),
  component("div", { text: larkText.optional(), ...texts("width"), ...free("icon", "fields") }),
  component("hr", {}),
  component("img", {
    img_key: z.string(),
    alt: plain,
    title: plain.optional(),
    ...texts("scale_type", "size", "corner_radius"),
    ...flags("preview", "transparent"),
  }),
  component("column_set", {
    columns: z.array(column),
    flex_mode: z.enum(["none", "flow", "stretch", "bisect", "trisect"]).optional(),
    ...texts("horizontal_spacing", "horizontal_align", "background_style"),
  }),
  component("button", {
    text: plain.optional(),
    type: z.enum([...buttonTypes, "primary_filled", "danger_filled", "laser"]).optional(),
    form_action_type: z.enum(["submit", "reset"]).optional(),
    disabled_tips: plain.optional(),
    hover_tips: plain.optional(),
    behaviors,
    confirm,
    ...texts("size", "width", "name"),
    ...flags("required", "disabled"),
    ...free("icon"),
  }),
  component("form", {
    name: z.string().min(1),
    elements,
    ...texts("direction", "vertical_spacing", "padding"),
  }),
  component("input", {
    ...asked,
    label: plain.optional(),
    input_type: z.enum(["text", "multiline_text", "password"]).optional(),
    max_length: z.number().int().min(1).max(1000).optional(),
    rows: z.number().optional(),
    max_rows: z.number().optional(),
    ...texts("label_position", "default_value"),
    ...flags("auto_resize", "show_icon"),
  }),
  component("select_static", {
    ...asked,
    options,
    initial_index: z.number().optional(),
    ...texts("initial_option"),
  }),
  component("multi_select_static", { ...asked, options, selected_values: z.array(z.string()).optional() }),
  component("select_person", {
    ...asked,
    options: z.array(z.strictObject({ value: z.string() })).optional(),
    ...texts("initial_option"),
  }),
  component("date_picker", {
    ...asked,
    initial_date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    ...free("value"),
  }),
  component("table", {
    page_size: z.number().int().min(1).max(10).optional(),
    columns: z.array(z.looseObject({ name: z.string() })).max(50),
    rows: z.array(z.record(z.string(), z.unknown())),
    ...texts("row_height"),
    ...flags("freeze_first_column"),
    ...free("header_style"),
  }),
  component("chart", {
    chart_spec: z.record(z.string(), z.unknown()),
    aspect_ratio: z.enum(["1:1", "2:1", "4:3", "16:9"]).optional(),
    ...texts("height", "color_theme"),
    ...flags("preview"),
  }),
  component("collapsible_panel", {
    elements,
    header: z.looseObject({ title: larkText }),
    ...texts("vertical_spacing", "padding", "background_color"),
    ...flags("expanded"),
    ...free("border"),
  }),
  component("person", {
    user_id: z.string(),
    ...texts("size", "style"),
    ...flags("show_avatar", "show_name"),
  }),
]);

const textTag = component("text_tag", { text: plain, ...texts("color") });

/** A whole card. */
export const cardSchema = z.strictObject({
  schema: z.literal("2.0"),
  config: z
    .strictObject({
      update_multi: z.literal(true).optional(),
      width_mode: z.enum(["compact", "fill", "default"]).optional(),
      summary: z.strictObject({ content: z.string(), ...free("i18n_content") }).optional(),
      ...flags("enable_forward", "enable_forward_interaction", "streaming_mode", "use_custom_translation"),
      ...free("streaming_config", "locales", "style"),
    })
    .optional(),
  header: z
    .strictObject({
      title: larkText,
      subtitle: larkText.optional(),
      text_tag_list: z.array(textTag).max(3).optional(),
      template: z
        .enum(["blue", "wathet", "turquoise", "green", "yellow", "orange", "red", "carmine"])
        .or(z.enum(["violet", "purple", "indigo", "grey", "default"]))
        .optional(),
      ...texts("padding"),
      ...free("icon"),
    })
    .optional(),
  body: z.strictObject({
    elements,
    ...texts("direction", "padding", "vertical_spacing", "horizontal_spacing"),
  }),
  ...free("card_link"),
});
