import fc from "fast-check";

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(""));
const oneOf = (text: string) => fc.constantFrom(...text);
const born = fc
  .tuple(
    fc.constantFrom("18", "19", "20"),
    digits(2),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(
    ([century, year, month, day]) =>
      `${century}${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`,
  );
const area = fc.constantFrom("530112", "110101", "131002", "650102", "820000");

/** GB 11643: the sum of the digits by their weights says the last sign, which may be X. */
const withIdCheck = (body: string) => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return body + "10X98765432"[sum % 11];
};
const withLuhn = (body: string) => {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const twice = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
};

export const idNumber = fc.tuple(area, born, digits(3)).map((parts) => withIdCheck(parts.join("")));
export const oldIdNumber = fc
  .tuple(area, born, digits(3))
  .map(([where, day, last]) => where + day.slice(2) + last);
export const mobile = fc.tuple(oneOf("3456789"), digits(9)).map(([second, rest]) => `1${second}${rest}`);
export const landline = fc
  .tuple(fc.constantFrom("0871", "010", "021"), oneOf("36"), digits(7))
  .map((parts) => parts.join(""));
/** Of UnionPay 16 to 19 digits, of the others 16. */
export const bankCard = fc
  .oneof(
    fc.tuple(fc.constant("6222"), fc.integer({ min: 11, max: 14 }).chain(digits)),
    fc.tuple(fc.constantFrom("4367", "5264"), digits(11)),
  )
  .map(([issuer, rest]) => withLuhn(issuer + rest));
export const plate = fc
  .tuple(
    oneOf("滇云京使"),
    oneOf("ABCDEFGHJKLMNPQRSTUVWXYZ"),
    fc.oneof(
      digits(5),
      digits(5).map((n) => `D${n}`),
    ),
  )
  .map((parts) => parts.join(""));

/** GB 32100: what a unit carries and may stay; the organisation's part is random, digits alone included. */
export const creditCode = fc
  .tuple(
    fc.constantFrom("91", "92", "12", "52"),
    fc.oneof(
      digits(9),
      digits(7).map((n) => `MA${n}`),
    ),
  )
  .map(([kind, organisation]) => {
    const signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const body = `${kind}530112${organisation}`;
    const sum = [...body].reduce((total, sign, index) => total + signs.indexOf(sign) * (3 ** index % 31), 0);
    return body + signs[(31 - (sum % 31)) % 31];
  });

/** Chinese as people chat, with no figure, no cue of a name, of health or of a plate in it. */
export const talk = fc
  .array(fc.constantFrom(..."楼道堆满杂物请物业清理灭火器过期,。、!?\n( )🔥:"), { maxLength: 12 })
  .map((signs) => signs.join(""));

const GAPS = [
  " ",
  "-",
  "\u3000",
  "\u200B",
  "\u00A0",
  ".",
  "·",
  "—",
  "\u00AD",
  "\u2011",
  " - ",
  "\uFEFF",
  "/",
  "\n",
  "📱",
  " ☎️ ",
  "_",
];
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const keycaps = (text: string) => text.replace(/\d/g, (digit) => `${digit}\uFE0F\u20E3`);
const circled = (text: string) => text.replace(/\d/g, (digit) => "⓿❶❷❸❹❺❻❼❽❾"[Number(digit)] ?? digit);
const inWords = (signs: string) => (text: string) =>
  text.replace(/\d/g, (digit) => signs[Number(digit)] ?? digit);

/** Digits as words: 一三九零零零零一二三四. */
export const spoken = (number: fc.Arbitrary<string>) =>
  fc
    .tuple(
      number,
      fc.constantFrom(
        "零一二三四五六七八九",
        "〇一二三四五六七八九",
        "零幺二三四五六七八九",
        "零壹贰叁肆伍陆柒捌玖",
      ),
    )
    .map(([text, signs]) => inWords(signs)(text));
/** The same, in part: 139零零零零1234. */
export const halfSpoken = (number: fc.Arbitrary<string>) =>
  fc
    .tuple(number, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    .map(
      ([text, from, count]) =>
        text.slice(0, from) +
        inWords("零一二三四五六七八九")(text.slice(from, from + count)) +
        text.slice(from + count),
    );
/** Letters that look like digits, inside the number. */
export const lettered = (number: fc.Arbitrary<string>) =>
  fc
    .tuple(number, fc.constantFrom("o", "O", "О"), fc.constantFrom("l", "I"))
    .map(
      ([text, zero, one]) =>
        (text[0] ?? "") + text.slice(1, -1).replaceAll("0", zero).replaceAll("1", one) + text.slice(-1),
    );
/** Where people break a number, with signs that elsewhere part amounts: 139,0000,1234. */
export const broken = fc
  .tuple(mobile, fc.constantFrom("、", ",", ";", "*", "~", "|", "+", "=", "#"))
  .map(([text, sign]) => [text.slice(0, 3), text.slice(3, 7), text.slice(7)].join(sign));
export const permit = fc
  .tuple(fc.constantFrom("H", "M", "C", "E", "G"), digits(8))
  .map((parts) => parts.join(""))
  .filter((text) => !/^[A-Z]20[2-9]/.test(text));
/** An ID whose check sign is wrong, or written as people draw an X. */
export const crossedId = fc
  .tuple(area, born, digits(3), fc.constantFrom("X", "x", "×", "Х", "х", "X", "0", "5"))
  .map((parts) => parts.join(""));

const DATE = /(?<!\d)(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d)/;
/** Gaps may turn a number into a date by chance, 「1937-2.8」, and dates stay. */
const isNoDate = (text: string) =>
  !DATE.test(
    text
      .normalize("NFKC")
      .replace(/\p{Cf}/gu, "")
      .replace(/\p{Pd}/gu, "-"),
  );

/** The same number as somebody might type it: gaps anywhere, of any kind; full-width; lower case. */
export const disguised = (number: fc.Arbitrary<string>) =>
  fc
    .tuple(
      number,
      fc.infiniteStream(fc.oneof({ weight: 3, arbitrary: fc.constant("") }, fc.constantFrom(...GAPS))),
      fc.constantFrom(
        (text: string) => text,
        fullWidth,
        (text: string) => text.toLowerCase(),
        keycaps,
        circled,
      ),
    )
    .map(([text, gaps, write]) => {
      const [first = "", ...rest] = [...text].map(write);
      return [first, ...rest.map((sign) => (gaps.next().value ?? "") + sign)].join("");
    })
    .filter(isNoDate);
