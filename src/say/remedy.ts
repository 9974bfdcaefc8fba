/** What is said where a message tells of a remedy beside something still wrong. */
export const sayBeside = {
  apart: (remedied: string) =>
    `「${remedied}」没有写进这份上报。它若是台账上的事项,请由责任单位发「整改 编号 做了什么」。`,
  handInTitle: (number: string) => `${number}:要提交整改吗?`,
  handIn: (remedied: string, task: string) =>
    `您说「${remedied}」,台账上的是「${task}」,还没有提交。这一条已全部改完请点「提交整改」,没改完就先不点。`,
  handInButton: () => "提交整改",
  openTitle: (number: string) => `${number} 还没改完,是说这一条吗?`,
  open: (wrong: string, task: string) =>
    `您说「${wrong}」,台账上已有「${task}」,没有另外上报,也没有提交整改。是这一条请点「记为续报」;是新问题请点「另行上报」。`,
  followButton: () => "记为续报",
  reportButton: () => "另行上报",
};
