// @ts-check
import { el } from "./dom.js";

/**
 * A form field of a card; null for what is none. What somebody has typed is kept by name, so that a card drawn
 * again does not lose it.
 * @param {any} item @param {Map<string, string>} kept @param {(id: string) => string} nameOf
 */
export function renderField(item, kept, nameOf) {
  const control = controlOf(item, nameOf);
  if (!control) return null;
  control.name = item.name ?? "";
  control.required = item.required === true;
  control.dataset.testid = `field-${item.name}`;
  const label = item.label?.content ?? item.placeholder?.content ?? "";
  if (!item.label) control.setAttribute("aria-label", label);
  const key = String(item.name);
  if (kept.has(key) && !control.multiple) control.value = kept.get(key) ?? "";
  control.addEventListener("input", () => kept.set(key, control.value));
  return el("label", { class: "field" }, el("span", {}, label), control);
}

/** @param {any} item @param {(id: string) => string} nameOf @returns {any} */
function controlOf(item, nameOf) {
  switch (item.tag) {
    case "input": {
      const isLong = item.input_type === "multiline_text";
      const control = el(isLong ? "textarea" : "input", {
        placeholder: item.placeholder?.content,
        maxlength: item.max_length,
        ...(isLong ? { rows: 2 } : { type: item.input_type === "password" ? "password" : "text" }),
      });
      control.value = item.default_value ?? "";
      return control;
    }
    case "select_static":
    case "multi_select_static":
    case "select_person": {
      const options = (item.options ?? []).map((/** @type {any} */ option) =>
        el("option", { value: option.value }, option.text?.content ?? nameOf(option.value)),
      );
      const multiple = item.tag === "multi_select_static";
      const control = el(
        "select",
        { multiple },
        !multiple && el("option", { value: "" }, item.placeholder?.content ?? "请选择"),
        ...options,
      );
      if (!multiple) control.value = item.initial_option ?? "";
      return control;
    }
    case "date_picker": {
      const control = el("input", { type: "date" });
      control.value = item.initial_date ?? "";
      return control;
    }
    default:
      return null;
  }
}
