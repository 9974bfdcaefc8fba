import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkCard } from "../../src/sandbox/card-check.ts";

const samples = new URL("../fixtures/cards/", import.meta.url);
const card = (elements: unknown[], header: unknown = { title: { tag: "plain_text", content: "题" } }) => ({
  schema: "2.0",
  header,
  body: { elements },
});
const button = { tag: "button", text: { tag: "plain_text", content: "好" } };

test.each(readdirSync(samples))("the platform's kind of card passes: %s", (file) => {
  expect(checkCard(JSON.parse(readFileSync(new URL(file, samples), "utf8")))).toBeNull();
});

test.each([
  { why: "no schema", given: { body: { elements: [] } } },
  {
    why: "an unknown property of a known component",
    given: card([{ tag: "markdown", content: "x", colour: "red" }]),
  },
  { why: "a component of JSON 1.0", given: card([{ tag: "note", elements: [] }]) },
  { why: "a header without a title", given: card([], { template: "blue" }) },
  {
    why: "a form without a submit button",
    given: card([{ tag: "form", name: "f", elements: [{ tag: "input", name: "a" }] }]),
  },
  {
    why: "two fields of one name",
    given: card([
      {
        tag: "form",
        name: "f",
        elements: [
          { tag: "input", name: "a" },
          { ...button, name: "a", form_action_type: "submit" },
        ],
      },
    ]),
  },
  {
    why: "a form within a column",
    given: card([
      {
        tag: "column_set",
        columns: [
          {
            tag: "column",
            elements: [
              { tag: "form", name: "f", elements: [{ ...button, name: "s", form_action_type: "submit" }] },
            ],
          },
        ],
      },
    ]),
  },
  {
    why: "options of one value",
    given: card([
      {
        tag: "select_static",
        options: ["一", "二"].map((text) => ({ text: { tag: "plain_text", content: text }, value: "same" })),
      },
    ]),
  },
  {
    why: "a confirm without its text",
    given: card([{ ...button, confirm: { title: { tag: "plain_text", content: "?" } } }]),
  },
  { why: "more than 200 tagged objects", given: card(Array.from({ length: 101 }, () => button)) },
  {
    why: "four tables",
    given: card(Array.from({ length: 4 }, () => ({ tag: "table", columns: [{ name: "a" }], rows: [] }))),
  },
])("the platform would refuse: $why", ({ given }) => {
  expect(checkCard(given)).not.toBeNull();
});
