import type { Context } from "hono";

const CHARS_MAX = 40_000;
/** Keys of the app, tokens of any kind, and numbers of people: never kept. */
const SECRET = /secret|token|encrypt|mobiles?$|emails?$/i;

/** The body of a call as the page may show it; strings that hold JSON are opened, secrets and numbers left out. */
export async function shownBody(c: Context): Promise<unknown> {
  const type = c.req.header("content-type") ?? "";
  if (type.startsWith("multipart/")) return `(文件,${c.req.header("content-length") ?? "?"} 字节)`;
  const text = await c.req.text().catch(() => "");
  if (text === "") return null;
  if (text.length > CHARS_MAX) return `(${text.length} 字,太长,不显示)`;
  const parsed = jsonOf(text);
  return parsed === undefined ? "(不是 JSON)" : withoutSecrets(parsed);
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value === "string" && /^\s*[{[]/.test(value)) {
    const inner = jsonOf(value);
    return inner === undefined ? value : withoutSecrets(inner);
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, SECRET.test(key) ? "(略)" : withoutSecrets(field)]),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
