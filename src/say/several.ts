/** What is said where several matters were named at once. */
export const saySeveral = {
  span: (word: string) =>
    `请把编号一个一个写全,例如「${word || "签收"} 0005、0006」。只写「几号到几号」不知道中间有哪些,没有办理。`,
  oneByOne: (word: string) => `「${word}」请一条发一个编号,各写各的情况。这次没有办理。`,
  refused: (number: string, why: string) =>
    why.includes(number) ? `没有办理 —— ${why}` : `${number} 没有办理 —— ${why}`,
  asked: (number: string, word: string) => `${number} 没有办理 —— 要再问一次,请单独发「${word} ${number}」。`,
};
