/** Sentences to 平安办 and the administrator: the audit, the daily seal, what the ledger lacks. */
export const officeSentences = {
  auditSilent: (numbers: readonly string[]) =>
    `审计:${numbers.length} 项在办事项没有下一次提醒:${numbers.join("、")},请联系管理员。`,
  daysSealed: (days: readonly { day: string; entries: number; root: string }[]) =>
    `台账日志每日封签(只用于核对日志是否被改动,无需处理):\n${days.map((one) => `${one.day} 共 ${one.entries} 条 ${one.root}`).join("\n")}`,
  auditRoot: (day: string) => `审计:${day} 的台账日志与当日封签不符,可能被改动,请立即核查。`,
  timersFailed: (matterIds: readonly number[]) =>
    `${matterIds.length} 项事项的提醒没有发出(内部号 ${matterIds.slice(0, 20).join("、")}),请联系管理员。`,
  auditBroken: (matterId: number, seq: number) =>
    `审计:事项(内部号 ${matterId})的第 ${seq} 条记录与哈希链不符,可能被改动,请立即核查。`,
  calendarMissing: (year: string) =>
    `${year} 年的放假安排还没有录入,涉及该年的工作日期限暂按法定节假日推算,可能与国务院公布的调休不同。公布后请录入:npm run import -- workdays 放假安排.csv(日期,安排,名称)。`,
};
