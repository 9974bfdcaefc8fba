/** 「再加一条,…」, 「还有一条:…」: another report right behind one's last, whose unit one need not say again. */
const LEAD =
  /^(?:再|还|另外|另|又|补|对了|哦|,|\s){1,4}(?:要|想|得)?(?:加|补|报|来|添|记|登记|上报|补报|补充|有){0,2}(?:上)?(?:一|1|两|二|2)?(?:条|个|件|处|起|样)(?:隐患|问题|情况|事)?[,,::、。\s]+/u;
const TASK_CHARS_MIN = 4;

/** What is reported behind such words; null where a text does not begin with them, or has nothing else. */
export function behindAnother(text: string): string | null {
  const [lead] = LEAD.exec(text) ?? [];
  const rest = lead ? text.slice(lead.length).trim() : "";
  return [...rest].length >= TASK_CHARS_MIN ? rest : null;
}
