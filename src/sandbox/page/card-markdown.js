// @ts-check

/**
 * The subset of the platform's markdown that cards use, as plain data; the page makes elements of it, so nothing
 * a person wrote can ever become markup.
 * @typedef {{kind: "text", text: string}} Text
 * @typedef {{kind: "bold"|"italic"|"del", children: Inline[]}} Styled
 * @typedef {{kind: "font", color: string, children: Inline[]}} Font
 * @typedef {{kind: "link", href: string, children: Inline[]}} Link
 * @typedef {{kind: "at", id: string}} At
 * @typedef {{kind: "break"}} Break
 * @typedef {Text|Styled|Font|Link|At|Break} Inline
 * @typedef {{kind: "paragraph"|"quote"|"item", children: Inline[]}} Block
 */

const COLORS = new Set(["red", "orange", "green", "blue", "grey"]);
/** @type {[RegExp, (match: RegExpExecArray) => Inline][]} */
const FORMS = [
  [/^\*\*([^*]+)\*\*/, ([, inner]) => ({ kind: "bold", children: inline(inner ?? "") })],
  [/^\*([^*\s][^*]*)\*/, ([, inner]) => ({ kind: "italic", children: inline(inner ?? "") })],
  [/^~~([^~]+)~~/, ([, inner]) => ({ kind: "del", children: inline(inner ?? "") })],
  [
    /^<font color=['"]?(\w+)['"]?>([\s\S]*?)<\/font>/,
    ([, color, inner]) => ({
      kind: "font",
      color: COLORS.has(color ?? "") ? (color ?? "") : "grey",
      children: inline(inner ?? ""),
    }),
  ],
  [/^<at id=['"]?([\w-]+)['"]?><\/at>/, ([, id]) => ({ kind: "at", id: id ?? "" })],
  [
    /^\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/,
    ([, inner, href]) => ({ kind: "link", href: href ?? "", children: inline(inner ?? "") }),
  ],
  [/^\n/, () => ({ kind: "break" })],
];

/** @param {string} source @returns {Inline[]} */
export function inline(source) {
  /** @type {Inline[]} */
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ kind: "text", text: decode(plain) });
    plain = "";
  };
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const hit = FORMS.map(([pattern, make]) => ({ match: pattern.exec(rest), make })).find(
      ({ match }) => match,
    );
    if (!hit?.match) {
      plain += source[at];
      at += 1;
      continue;
    }
    flush();
    nodes.push(hit.make(hit.match));
    at += hit.match[0].length;
  }
  flush();
  return nodes;
}

/** Entities are decoded last, when nothing is looked for any more: an escaped sign stays a sign. @param {string} text */
function decode(text) {
  return text.replace(/&#(\d{1,6});/g, (whole, code) =>
    Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
  );
}

/** @param {string} source @returns {Block[]} */
export function parseMarkdown(source) {
  return source.split(/\n{2,}/).flatMap(
    /** @returns {Block[]} */ (paragraph) => {
      const lines = paragraph.split("\n");
      if (lines.every((line) => line.startsWith("> ")))
        return [{ kind: "quote", children: inline(lines.map((line) => line.slice(2)).join("\n")) }];
      if (lines.every((line) => /^[-*] /.test(line)))
        return lines.map((line) => ({ kind: "item", children: inline(line.slice(2)) }));
      return [{ kind: "paragraph", children: inline(paragraph) }];
    },
  );
}
