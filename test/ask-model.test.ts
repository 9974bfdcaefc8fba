import { afterEach, expect, test } from "vitest";
import { createModelClient } from "../src/ask-model.ts";
import { MODEL_KEY, openFakeModel, type Scripted, sayIn } from "./fake-model.ts";

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function ask(answer: Scripted, timeoutMs = 2000) {
  const model = await openFakeModel(answer);
  opened.push(model);
  const given = await createModelClient(model.endpoint, timeoutMs)({ system: "读懂", user: "原文" });
  return { given, model };
}

test("the question is one JSON chat completion at temperature 0, with the key as a bearer", async () => {
  const { model } = await ask({ act: "none" });
  expect(model.asked).toEqual([
    {
      path: "/v1/chat/completions",
      authorization: `Bearer ${MODEL_KEY}`,
      body: {
        model: "a-model",
        temperature: 0,
        max_tokens: expect.any(Number),
        response_format: { type: "json_object" },
        messages: [
          { role: "system", content: "读懂" },
          { role: "user", content: "原文" },
        ],
      },
    },
  ]);
});

test("without a key no authorization is sent", async () => {
  const model = await openFakeModel({ act: "none" });
  opened.push(model);
  await createModelClient({ ...model.endpoint, key: null })({ system: "", user: "" });
  expect(model.asked[0]?.authorization).toBeUndefined();
});

test.each([
  ["bare", '{"act":"none"}'],
  ["with words around it", '好的,结果如下:{"act":"none"} 请查收。'],
  ["in a fence", '```json\n{"act":"none"}\n```'],
  ["in a fence, with a brace in the words after it", '```json\n{"act":"none"}\n```\n说明:} 结束'],
  ["after thinking aloud", '<think>也许是 {"act":"report"}?不对。</think>\n{"act":"none"}'],
])("the JSON is found %s", async (_, content) => {
  expect((await ask(content)).given).toEqual({ kind: "answered", value: { act: "none" } });
});

const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: Response) => {
    response.writeHead(code, headers);
    response.end("{}");
  };
type Response = Parameters<typeof sayIn>[0];
const raw = (body: string) => (response: Response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(body);
};

test.each<[string, Scripted, string, boolean]>([
  ["nonsense", "我是一个语言模型,很高兴为您服务。", "nonsense", false],
  ["an answer cut off in the middle", '{"act":"report","matters":[{"task":"红罐', "nonsense", false],
  ["a list instead of an object", "[1,2,3]", "nonsense", false],
  ["sixty thousand brackets", "[".repeat(30_000) + "{".repeat(30_000), "nonsense", false],
  ["another outer form", raw('{"result":"ok"}'), "nonsense", false],
  ["no choice at all", raw('{"choices":[]}'), "nonsense", false],
  ["an empty body", raw(""), "nonsense", false],
  ["400", status(400), "refused", false],
  ["401", status(401), "refused", false],
  ["429", status(429), "busy", true],
  ["500", status(500), "broken", true],
  ["a connection that breaks", (response) => response.destroy(), "network", true],
])("%s is a failure of its kind", async (_, answer, why, mayPass) => {
  expect((await ask(answer)).given).toEqual({ kind: "failed", why, mayPass });
});

test("a redirect is not followed: neither the text nor the key goes elsewhere", async () => {
  const elsewhere = await openFakeModel({ act: "none" });
  opened.push(elsewhere);
  for (const code of [301, 302, 307, 308]) {
    const { given } = await ask(status(code, { location: `${elsewhere.endpoint.url}/chat/completions` }));
    expect(given).toMatchObject({ kind: "failed", why: "redirect" });
  }
  expect(elsewhere.asked).toEqual([]);
});

test("a body without end is given up at 64 KiB, long before it ends", async () => {
  let written = 0;
  let closed = false;
  const { given } = await ask((response) => {
    response.once("close", () => {
      closed = true;
    });
    response.writeHead(200, { "content-type": "application/json" });
    const more = () => {
      while (!closed && response.write(" ".repeat(16_384))) written += 16_384;
      if (!closed) response.once("drain", more);
    };
    more();
  }, 5000);
  expect(given).toMatchObject({ kind: "failed", why: "too-large" });
  expect(written).toBeLessThan(32 * 1024 * 1024);
});

test("a body that claims little and holds much is given up too", async () => {
  const { given } = await ask((response) => sayIn(response, "长".repeat(30_000)));
  expect(given).toMatchObject({ kind: "failed", why: "too-large" });
});

test.each<[string, Scripted]>([
  ["says nothing", () => {}],
  [
    "sends its head and then nothing",
    (response) => {
      response.writeHead(200);
      response.write("{");
    },
  ],
  [
    "drips one sign after the other",
    (response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 20);
      response.once("close", () => clearInterval(drip));
    },
  ],
])("a server that %s is a time-out, in time", async (_, answer) => {
  const began = performance.now();
  expect((await ask(answer, 300)).given).toEqual({ kind: "failed", why: "timeout", mayPass: true });
  expect(performance.now() - began).toBeLessThan(2000);
});

test("nobody there is a failure of the network, and an address that cannot be is one as well", async () => {
  const model = await openFakeModel({});
  await model.close();
  for (const endpoint of [
    model.endpoint,
    { ...model.endpoint, url: "http://" },
    { ...model.endpoint, key: "a\nb" },
  ])
    expect(await createModelClient(endpoint)({ system: "", user: "" })).toMatchObject({
      kind: "failed",
      why: "network",
    });
});
