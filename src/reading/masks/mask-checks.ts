/** The check digit of bank cards (ISO/IEC 7812). */
export function passesLuhn(card: string): boolean {
  let sum = 0;
  for (let index = 0; index < card.length; index++) {
    const digit = Number(card[card.length - 1 - index]);
    sum += index % 2 ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
  }
  return sum % 10 === 0;
}

const CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Whether eighteen signs check as a unified social credit code (GB 32100): a unit's number, nobody's. */
export function isCreditCode(given: string): boolean {
  const code = given.toUpperCase();
  const sum = [...code.slice(0, 17)].reduce(
    (total, sign, index) => total + CREDIT_SIGNS.indexOf(sign) * (3 ** index % 31),
    0,
  );
  return CREDIT_SIGNS[(31 - (sum % 31)) % 31] === code[17];
}
