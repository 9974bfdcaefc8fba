import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isJob } from "../src/job.ts";
import { loadFolder } from "../src/registry.ts";

let folder: string;
beforeEach(async () => {
  // Inside the project, so that the files find its packages.
  folder = await mkdtemp(join(import.meta.dirname, "registry-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const load = () => loadFolder(pathToFileURL(folder), isJob);
const write = (file: string, text: string) => writeFile(join(folder, file), text);
const jobText = (name: string) => `
  import { z } from "zod";
  import { defineJob } from "../../src/job.ts";
  export default defineJob({ name: "${name}", every: "1m", attemptsMax: 1, payload: z.object({}), run: async () => {} });`;

test("every file of the folder is loaded, by no list of names", async () => {
  await write("second-one.ts", jobText("second-one"));
  await write("first.ts", jobText("first"));
  await write("notes.md", "not code");
  expect((await load()).map((job) => job.name)).toEqual(["first", "second-one"]);
});

test.each([
  ["no-default.ts", "export const job = 1;", /no-default\.ts: its default export/],
  ["wrong-shape.ts", 'export default { name: "wrong-shape" };', /wrong-shape\.ts: its default export/],
  ["misnamed.ts", jobText("other-name"), /misnamed\.ts: it is named other-name/],
  ["throws.ts", 'throw new Error("at once");', /throws\.ts: it cannot be loaded/],
  ["bad-name.ts", jobText("badName"), /bad-name\.ts: it cannot be loaded/],
])("a wrong file is named: %s", async (file, text, message) => {
  await write("good.ts", jobText("good"));
  await write(file, text);
  await expect(load()).rejects.toThrow(message);
});
