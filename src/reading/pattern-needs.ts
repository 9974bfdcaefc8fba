/**
 * What a text must hold for a pattern to match anywhere in it: this sign, every one of these, some one of these;
 * true: nothing that is known. Read from the pattern itself, so that no list of hints has to be kept beside it.
 */
export type Needs = true | number | { every: readonly Needs[] } | { some: readonly Needs[] };

/** A wider class of signs tells next to nothing. */
const CLASS_MAX = 40;
const DIGITS: Needs = { some: [..."0123456789"].map((sign) => sign.charCodeAt(0)) };
const GROUP = /\?(?:[:=!]|<[=!]|<\w+>)/y;
const COUNT = /(?:([?*+])|\{(\d+)(?:,\d*)?\})\??/y;
/** What is longer than a backslash and one sign. */
const LONG_ESCAPE = /x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|u\{\w+\}|[pPk][{<][^}>]+[}>]/y;

/** Never asks for too much: what is not understood here needs nothing. */
export function needsOf({ source, ignoreCase }: RegExp): Needs {
  let at = 0;

  function takeAt(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    at += match?.[0].length ?? 0;
    return match;
  }

  /** Up to the end of a group, or of the whole. */
  function readChoice(): Needs {
    const choices = [readRow()];
    while (source[at] === "|") {
      at += 1;
      choices.push(readRow());
    }
    return someOf(choices);
  }

  function readRow(): Needs {
    const row: Needs[] = [];
    while (at < source.length && source[at] !== "|" && source[at] !== ")") {
      const one = readOne();
      if (readCount() > 0) row.push(one);
    }
    return everyOf(row);
  }

  function readOne(): Needs {
    const sign = source[at++] ?? "";
    if (sign === "(") return readGroup();
    if (sign === "[") return readClass();
    if (sign === "\\") return readEscape();
    return ".^$".includes(sign) ? true : signNeeds(sign);
  }

  function readGroup(): Needs {
    const open = takeAt(GROUP)?.[0] ?? "";
    const inner = readChoice();
    at += 1;
    // What must not stand there may be missing.
    return open.endsWith("!") ? true : inner;
  }

  function readClass(): Needs {
    const isNegated = source[at] === "^";
    if (isNegated) at += 1;
    const signs: Needs[] = [];
    while (at < source.length && source[at] !== "]") {
      const [from, first] = [source[at] ?? "", readMember()];
      if (source[at] === "-" && source[at + 1] !== "]") {
        at += 1;
        signs.push(...rangeOf(from, source[at] ?? ""));
        readMember();
      } else signs.push(first);
    }
    at += 1;
    return isNegated || signs.length > CLASS_MAX ? true : someOf(signs);
  }

  function readMember(): Needs {
    const sign = source[at++] ?? "";
    return sign === "\\" ? readEscape() : signNeeds(sign);
  }

  /** From sign to sign; where one of them is written as an escape, nobody knows. */
  function rangeOf(from: string, to: string): Needs[] {
    const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)];
    if (from === "\\" || to === "\\" || last - first > CLASS_MAX) return [true];
    return Array.from({ length: last - first + 1 }, (_, step) =>
      signNeeds(String.fromCharCode(first + step)),
    );
  }

  function readEscape(): Needs {
    const long = takeAt(LONG_ESCAPE)?.[0];
    if (long)
      return /^[xu][^{]/.test(long)
        ? signNeeds(String.fromCharCode(Number.parseInt(long.slice(1), 16)))
        : true;
    const sign = source[at++] ?? "";
    if (sign === "d") return DIGITS;
    // A letter stands for a class, an edge or a group; any other sign for itself.
    return /\w/.test(sign) ? true : signNeeds(sign);
  }

  /** A sign with another case, or that is half of a pair, may be found as another. */
  function signNeeds(sign: string): Needs {
    const code = sign.charCodeAt(0);
    if (code >= 0xd800 && code <= 0xdfff) return true;
    const isCased = ignoreCase && sign.toLowerCase() !== sign.toUpperCase();
    if (isCased) return LETTERS_OF_TWO_CASES.test(sign) ? bothCases(sign) : true;
    return code;
  }

  /** How often at least what stands before is there. */
  function readCount(): number {
    const [, sign, min = "1"] = takeAt(COUNT) ?? [];
    return sign ? Number(sign === "+") : Number(min);
  }

  return readChoice();
}

/** Of k and s there is a third: the sign of Kelvin, the long ſ. */
const LETTERS_OF_TWO_CASES = /[a-jl-rt-z]/i;
const bothCases = (sign: string): Needs => ({
  some: [sign.toLowerCase().charCodeAt(0), sign.toUpperCase().charCodeAt(0)],
});

export function everyOf(row: readonly Needs[]): Needs {
  const real = row.filter((one) => one !== true);
  const [only] = real;
  if (only === undefined || real.length === 1) return only ?? true;
  // What is soonest looked at comes first: a single sign, few signs.
  return { every: real.sort((a, b) => sizeOf(a) - sizeOf(b)) };
}

function sizeOf(needs: Needs): number {
  if (needs === true || typeof needs === "number") return 1;
  return ("every" in needs ? needs.every : needs.some).reduce<number>((sum, one) => sum + sizeOf(one), 0);
}

export function someOf(choices: readonly Needs[]): Needs {
  const [only] = choices;
  if (choices.includes(true) || only === undefined) return true;
  return choices.length === 1 ? only : { some: choices };
}
