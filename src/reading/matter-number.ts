/** A matter named in a message: by its whole number, or by the running number at its end. */
export type NamedMatter = { number: string; text: string } | { suffix: string; text: string };

/** Finds XS-2026-0001 in any spelling (lower case, full width, spaces), else 0312 or 312号 standing alone; null when none. */
export function findMatterNumber(text: string, prefix: string): NamedMatter | null {
  const whole = new RegExp(`${prefix}[\\s_—–-]*(20\\d{2})[\\s_—–-]*(\\d{1,6})(?!\\d)`, "i").exec(
    text.normalize("NFKC"),
  );
  if (whole) {
    const [, year = "", running = ""] = whole;
    return { number: `${prefix}-${year}-${running.padStart(4, "0")}`, text: sameSpan(text, whole[0]) };
  }
  const suffix =
    /^(?:第|编号)?\s*(\d{3,4})\s*(?:号|件)?\s*[??。]?$/.exec(text.normalize("NFKC").trim()) ??
    /(?<![\dA-Za-z-])(0\d{3})(?![\d年月日天个])/.exec(text.normalize("NFKC"));
  return suffix?.[1] ? { suffix: suffix[1], text: sameSpan(text, suffix[1]) } : null;
}

/** The span as the person wrote it: normalising keeps one character one wherever numbers are concerned. */
function sameSpan(text: string, found: string): string {
  const at = text.normalize("NFKC").indexOf(found);
  return text.length === text.normalize("NFKC").length ? text.slice(at, at + found.length) : found;
}
