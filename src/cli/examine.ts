import { ADVICE } from "../reach.ts";
import { type Check, type Finding, ill, type Patient } from "./check.ts";

const SECONDS_MAX = 10;

export type Line = Finding & { name: string };

/**
 * Asks every check, one after the other. What a check throws or fails to answer in time is a finding too, told by
 * name and code alone: messages of drivers and clients may carry addresses and passwords.
 */
export async function examine(
  checks: readonly Check[],
  patient: Partial<Patient>,
  q: { secondsMax?: number } = {},
): Promise<Line[]> {
  const lines: Line[] = [];
  const unfit = new Set<keyof Patient>();
  for (const check of checks) {
    if (!isReady(patient, check) || check.needs.some((part) => unfit.has(part))) continue;
    const findings = await inTime(
      check.run(patient).catch(toFinding),
      q.secondsMax ?? check.secondsMax ?? SECONDS_MAX,
    );
    if (check.gate && findings.some((finding) => !finding.well)) unfit.add(check.gate);
    lines.push(...findings.map((finding) => ({ ...finding, name: check.name })));
  }
  return lines;
}

const isReady = (patient: Partial<Patient>, check: Check): patient is Patient =>
  check.needs.every((part) => patient[part] !== undefined);

const NO_ANSWER = "请检查这一部分是否在运行、地址是否正确";

/** A failure as a finding, without the words of its error. */
export function toFinding(error: unknown): Finding[] {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const name = error instanceof Error ? error.name : "Error";
  // Our own judgements of the platform's answer are written for people and carry no secret.
  const told = error instanceof Error && (name === "GiveUp" || name === "RetryLater") ? error.message : "";
  if (told) return [ill(told, "请核对飞书应用的配置与网络,再运行一次")];
  return [ill(`没有成功(${code || name})`, ADVICE[code] ?? NO_ANSWER)];
}

async function inTime(answer: Promise<readonly Finding[]>, seconds: number): Promise<readonly Finding[]> {
  const late = ill(`${seconds} 秒内没有应答`, NO_ANSWER);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Finding[]>((done) => {
    timer = setTimeout(done, seconds * 1000, [late]);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}
