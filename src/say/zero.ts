/** What is said of zero reports: which were kept, which were not and why. */
export const zeroSentences = {
  zeroWhose: (street: string | null, example: string) =>
    street
      ? `街道的零报告不能代替各社区和单位的,没有记录。请逐个写明是哪个单位的零报告,例如「${example}零报告」(几个单位可以写在一条里)。`
      : `请写明是哪个单位的零报告,例如「${example}零报告」。`,
  zeroForeign: (names: readonly string[]) =>
    `${names.join("、")}不在您的范围内,没有记录;请由该单位或其街道报送。`,
  zeroUnlisted: (names: readonly string[]) =>
    `台账里没有${names.map((name) => `「${name}」`).join("、")},没有记录;请写单位全称。`,
  zeroStreetBeside: () => "街道的零报告不能代替各社区和单位的,没有另外记录。",
  zeroKept: (names: readonly string[], _place: string | null) =>
    `已记录零报告:${names.join("、")}。零报告不等于已排查,有情况请随时上报。`,
  zeroStillOpen: (rows: readonly { name: string; open: number }[]) =>
    `${rows.map(({ name, open }) => `${name}在办 ${open} 项`).join(",")},仍在台账,零报告不改变它们。`,
  zeroFigures: (example: string) =>
    `这条报的是数字,而且不全是零,没有登记,也没有记零报告。请把每一件写出来,例如「滇润农贸市场灭火器过期4具,3天内整改」;确实没有情况的单位另写「${example}零报告」。`,
  zeroExcept: (example: string) =>
    `「除了…其他都平安」没有记录:不平安的那一家请写明出了什么事(单位 + 问题 + 期限),平安的请逐个写单位,例如「${example}零报告」。`,
};
