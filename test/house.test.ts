import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const ROOT = new URL("..", import.meta.url).pathname;
const LINES_MAX = 200;

/** What each room may import. A new arrow is a decision: change it here and say why in README "Decisions". */
const MAY_IMPORT: Record<string, RegExp> = {
  "src/webhook": /^(hono(\/.*)?|zod|node:crypto|\.\/[\w-]+\.ts|\.\.\/config\.ts)$/,
  "src/reading": /^(zod|pinyin-pro|\.\/([a-z]+\/)?[\w.-]+|\.\.\/domain\/[\w-]+\.ts|node:crypto)$/,
  // chinese-days is data with a lookup, node:crypto a pure hash: both give the same answer to the same question.
  "src/domain": /^(zod|chinese-days\/dist\/chinese-days\.json|node:crypto|\.\/[\w-]+\.(ts|json))$/,
  "src/cards": /^(\.\/[\w-]+\.ts|\.\.\/(domain|say)\/[\w.-]+|\.\.\/\.\.\/db\/matters\.ts)$/,
  "src/say": /^(\.\/[\w.-]+|\.\.\/domain\/[\w-]+\.ts)$/,
  "src/feishu":
    /^(@larksuiteoapi\/node-sdk|axios|zod|node:.*|\.\/[\w-]+\.ts|\.\.\/(errors|log)\.ts|\.\.\/domain\/message\.ts)$/,
  "src/sandbox":
    /^(hono(\/.*)?|@hono\/node-server|postgres|zod|node:.*|\.\/[\w-]+\.ts|\.\.\/webhook\/envelope\.ts)$/,
  commands:
    /^(zod|\.\.\/db\/[\w-]+\.ts|\.\.\/src\/(command|pick-matter|pick-draft|fits-words|living-card|draft|draft-answers|draft-corrections|report-drafts|remedy-beside|reporter|tell-restricted|ask-reporter|ask-doubt|edited-source|read-context|answer-question|refuse-restricted|errors)\.ts|\.\.\/src\/(reading(\/[a-z]+)?|domain|cards|say|query)\/[\w.-]+)$/,
  // Answers to questions read the ledger and build cards, like commands; only commands/query.ts comes in here.
  "src/query":
    /^(\.\/[\w-]+\.ts|\.\.\/\.\.\/db\/[\w-]+\.ts|\.\.\/(command|errors|living-card)\.ts|\.\.\/(reading(\/[a-z]+)?|domain|cards|say)\/[\w.-]+)$/,
  jobs: /^(zod|node:crypto|drizzle-orm|\.\.\/db\/[\w-]+\.ts|\.\.\/src\/(job|errors|living-card|notice-mail|draft-from-reading)\.ts|\.\.\/src\/(reading(\/[a-z]+)?|domain|cards|say)\/[\w.-]+)$/,
  db: /^(drizzle-orm(\/.*)?|postgres|zod|node:.*|\.\/[\w-]+\.ts|\.\.\/src\/domain\/[\w-]+\.ts)$/,
  "src/import":
    /^(zod|drizzle-orm|csv-parse\/sync|read-excel-file\/node|node:.*|\.\/[\w-]+\.ts|\.\.\/domain\/[\w-]+\.ts|\.\.\/\.\.\/db\/[\w-]+\.ts)$/,
};

/** The parts of the flow, each with its own few neighbours. Only main and bot know them all. */
const PARTS_MAY_IMPORT: Record<string, RegExp> = {
  "src/drain-inbox.ts":
    /^(postgres|\.\/(errors|log|run-command|town|say\/zh-CN|webhook\/(envelope|event))\.ts|\.\.\/db\/(connect|lanes)\.ts)$/,
  "src/run-command.ts":
    /^(zod|\.\/(command|conversation|errors|hear|kept-apart|leave-to-model|outgoing|route|town|webhook\/event)\.ts|\.\/(reading(\/[a-z]+)?|say|domain|cards)\/[\w-]+\.ts|\.\.\/db\/[\w-]+\.ts)$/,
  "src/router.ts":
    /^\.\/((command|route|route-acts|route-first-word)\.ts|(domain|reading(\/[a-z]+)?)\/[\w-]+\.ts)$/,
  "src/drain-outbox.ts":
    /^(postgres|\.\/(deliver|log|feishu\/client)\.ts|\.\.\/db\/(limits|outbox-claim)\.ts)$/,
  "src/deliver.ts":
    /^(postgres|\.\/(errors|log|feishu\/(client|chat-history))\.ts|\.\.\/db\/outbox-(claim|outcome)\.ts)$/,
  "src/registry.ts": /^node:(fs\/promises|path)$/,
};

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const code = ["src", "commands", "jobs", "db"]
  .flatMap(filesBelow)
  .filter((file) => /\.(ts|js|css|html)$/.test(file));
const importsOf = (source: string) =>
  [...source.matchAll(/^(?:import|export)\b(?:[^;"=(]*\bfrom)?\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm)].map(
    ([, from, lazily]) => from ?? lazily ?? "",
  );

/** An import of a file in a room, as it would stand in a file at the top of that room. */
function asFrom(room: string, file: string, from: string): string {
  if (!from.startsWith(".")) return from;
  const path = relative(join(ROOT, room), join(ROOT, file, "..", from));
  return path.startsWith(".") ? path : `./${path}`;
}

test.each(Object.entries(MAY_IMPORT))("%s imports only what it may", (room, allowed) => {
  for (const file of filesBelow(room).filter((name) => name.endsWith(".ts"))) {
    for (const from of importsOf(readFileSync(join(ROOT, file), "utf8")))
      expect(asFrom(room, file, from), file).toMatch(allowed);
  }
});

test.each(Object.entries(PARTS_MAY_IMPORT))("%s imports only what it may", (part, allowed) => {
  for (const from of importsOf(readFileSync(join(ROOT, part), "utf8"))) expect(from, part).toMatch(allowed);
});

test("only jobs that fetch reach the platform, and nothing that decides does", () => {
  for (const file of code.filter((name) => /^(commands|jobs|db)\//.test(name)))
    for (const from of importsOf(readFileSync(join(ROOT, file), "utf8")))
      expect(from, file).not.toMatch(/node-sdk|axios|\/feishu\/|bullmq|ioredis/);
});

test("no room is a lumber room, and none has a barrel", () => {
  for (const file of code) {
    expect(file).not.toMatch(/(^|\/)(utils?|helpers?|common|types|services|lib|shared)(\/|\.ts$)/);
    if (file.endsWith(".ts")) expect(file).not.toMatch(/(^|\/)index\.ts$/);
  }
});

test.each(["src/webhook/app.ts", "src/edge.ts"])(
  "the door knows neither the SDK nor the queue, by whatever way: %s",
  (entry) => {
    const seen = new Set<string>();
    const walk = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const from of importsOf(readFileSync(join(ROOT, file), "utf8"))) {
        if (from.startsWith(".")) walk(relative(ROOT, join(ROOT, file, "..", from)));
        else expect(from, file).toMatch(/^(hono(\/.*)?|zod|postgres|node:crypto)$/);
      }
    };
    walk(entry);
    expect(seen).toContain("src/webhook/verify.ts");
  },
);

test.each(code)("%s is a page one can read at once", (file) => {
  expect(readFileSync(join(ROOT, file), "utf8").split("\n").length).toBeLessThanOrEqual(LINES_MAX);
});

test("no rule and no command reads a clock", () => {
  for (const file of code.filter((name) => /^(src\/(domain|reading|cards|say)|commands|jobs)\//.test(name))) {
    expect(readFileSync(join(ROOT, file), "utf8"), file).not.toMatch(/Date\.now\(\)|new Date\(\)/);
  }
});

test("no SQL reads the machine's clock in place of ledger time", () => {
  for (const file of code.filter((name) => /^(db|commands|jobs)\/.*\.ts$/.test(name))) {
    expect(readFileSync(join(ROOT, file), "utf8"), file).not.toMatch(
      /(?<![.\w])now\(\)|current_timestamp|defaultNow/i,
    );
  }
});

test("no code names a campaign or a zero", () => {
  const folder = join(ROOT, "src/campaigns");
  const names = readdirSync(folder).flatMap((file) => {
    const campaign: { id: string; zeros: { title: string }[] } = JSON.parse(
      readFileSync(join(folder, file), "utf8"),
    );
    return [campaign.id, ...campaign.zeros.map((zero) => zero.title)];
  });
  for (const file of code.filter((name) =>
    /^(src\/(domain|reading|cards)|commands|jobs|db)\/.*\.ts$/.test(name),
  )) {
    for (const name of names)
      expect(readFileSync(join(ROOT, file), "utf8").includes(name), `${file}: ${name}`).toBe(false);
  }
});

test("no two commands answer to the same word, and each file is named like its command", async () => {
  const words: string[] = [];
  for (const file of filesBelow("commands")) {
    const { default: command } = await import(join(ROOT, file));
    expect(`commands/${command.name}.ts`).toBe(file);
    words.push(...command.words);
  }
  expect(new Set(words).size).toBe(words.length);
});

test("no test is skipped for good or runs alone", () => {
  for (const file of filesBelow("test").filter(
    (name) => name.endsWith(".test.ts") && !name.endsWith("house.test.ts"),
  )) {
    expect(readFileSync(join(ROOT, file), "utf8"), file).not.toMatch(
      /\b(test|it|describe)\.(only|todo|fails)\b/,
    );
  }
});

/** What must be told of invented units only, in whatever test: see README, 「People and incidents there are invented」. */
const INCIDENT =
  /打架|斗殴|吵架|吵起来|打起来|打人|殴打|持刀|砍|命案|凶杀|尸|(?<![堵锁卡封])死[了亡]|跳楼|自杀|溺水|坠楼|火灾隐患|起火|着火|失火|放火|爆炸|中毒|触电|坍塌|塌方|讨薪|欠薪|拖欠|上访|信访件|纠纷|盗窃|被偷|偷了|诈骗|闹事|聚众|醉酒|投毒|漏氨|氨气泄漏|怀孕|强奸|猥亵|不见了|违建/;
/** A question is no story of a place, and a zero that is told says that nothing was. */
const QUESTION = /[多几]少|几[个件起]|有没有|咋个?样|怎么样|零报告|[无没]有?(?:事故|命案|上访)/;

test("whatever bad a test tells, it tells of an invented unit", () => {
  const register = readFileSync(join(ROOT, "src/sandbox/data/xishan-units.csv"), "utf8");
  const real = register
    .split("\n")
    .map((line) => line.split(","))
    .filter(([, kind]) => kind === "社区" || kind === "单位" || kind === "企业")
    .flatMap(([name = ""]) => [name, ...["那边", "村"].map((end) => name.replace(/社区$/, end))]);
  expect(real.length).toBeGreaterThan(300);
  const told = filesBelow("test")
    .filter((file) => file.endsWith(".ts") && !file.endsWith("house.test.ts"))
    .flatMap((file) =>
      readFileSync(join(ROOT, file), "utf8")
        .split("\n")
        .filter(
          (line) => INCIDENT.test(line) && !QUESTION.test(line) && real.some((name) => line.includes(name)),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(told).toEqual([]);
});
