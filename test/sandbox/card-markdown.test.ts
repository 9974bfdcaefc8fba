import { expect, test } from "vitest";
import { inline, parseMarkdown } from "../../src/sandbox/page/card-markdown.js";

const text = (words: string) => ({ kind: "text", text: words });

test.each([
  ["**粗**字", [{ kind: "bold", children: [text("粗")] }, text("字")]],
  ["*斜*", [{ kind: "italic", children: [text("斜")] }]],
  ["~~删~~", [{ kind: "del", children: [text("删")] }]],
  ["<font color='red'>红</font>", [{ kind: "font", color: "red", children: [text("红")] }]],
  ["<font color='url(x)'>红</font>", [text("<font color='url(x)'>红</font>")]],
  ["<font color='pink'>红</font>", [{ kind: "font", color: "grey", children: [text("红")] }]],
  ["<at id=ou_1></at>", [{ kind: "at", id: "ou_1" }]],
  ["[页](https://a.b/c)", [{ kind: "link", href: "https://a.b/c", children: [text("页")] }]],
  ["[页](javascript:alert)", [text("[页](javascript:alert)")]],
  ["上\n下", [text("上"), { kind: "break" }, text("下")]],
  ["<script>x</script>", [text("<script>x</script>")]],
  ["&#42;&#42;不粗&#42;&#42;", [text("**不粗**")]],
  ["&#60;at id=all&#62;&#60;/at&#62;", [text("<at id=all></at>")]],
  ["&#1114112;", [text("&#1114112;")]],
  ["**没有结束", [text("**没有结束")]],
])("%s", (source, expected) => {
  expect(inline(source)).toEqual(expected);
});

test("paragraphs, quotes and lists are told apart", () => {
  expect(parseMarkdown("一\n\n> 引\n\n- 甲\n- 乙").map((block) => block.kind)).toEqual([
    "paragraph",
    "quote",
    "item",
    "item",
  ]);
});
