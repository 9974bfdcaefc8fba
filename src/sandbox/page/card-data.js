// @ts-check
import { el } from "./dom.js";

/** @param {any} item */
export function renderTable(item) {
  const cells = (/** @type {any} */ row) =>
    item.columns.map((/** @type {any} */ column) => el("td", {}, String(row[column.name] ?? "")));
  return el(
    "table",
    {},
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        ...item.columns.map((/** @type {any} */ column) => el("th", {}, column.display_name ?? column.name)),
      ),
    ),
    el("tbody", {}, ...item.rows.map((/** @type {any} */ row) => el("tr", {}, ...cells(row)))),
  );
}

const [WIDTH, HEIGHT, FOOT] = [320, 140, 18];

/** Bars for whatever a chart shows: enough to see that the figures arrived. @param {any} item */
export function renderChart(item) {
  const { xField, yField, data } = item.chart_spec ?? {};
  const values = [data].flat()[0]?.values ?? [];
  const most = Math.max(1, ...values.map((/** @type {any} */ value) => Number(value[yField]) || 0));
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  const step = WIDTH / Math.max(1, values.length);
  const add = (/** @type {string} */ tag, /** @type {Record<string, unknown>} */ props, text = "") => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(props)) node.setAttribute(key, String(value));
    node.textContent = text;
    svg.append(node);
  };
  for (const [index, value] of values.entries()) {
    const height = ((Number(value[yField]) || 0) / most) * (HEIGHT - FOOT - 14);
    add("rect", {
      x: index * step + step * 0.2,
      y: HEIGHT - FOOT - height,
      width: step * 0.6,
      height,
      rx: 3,
      fill: "#3370ff",
    });
    add(
      "text",
      {
        x: index * step + step / 2,
        y: HEIGHT - 5,
        "text-anchor": "middle",
        "font-size": 10,
        fill: "#646a73",
      },
      String(value[xField] ?? ""),
    );
    add(
      "text",
      {
        x: index * step + step / 2,
        y: HEIGHT - FOOT - height - 4,
        "text-anchor": "middle",
        "font-size": 10,
        fill: "#1f2329",
      },
      String(value[yField] ?? ""),
    );
  }
  return svg;
}
