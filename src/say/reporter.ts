/** Who reported a matter: said to few, and never where others read along. */
export const sayReporter = {
  named: (number: string, name: string) =>
    `${number} 由${name}上报。上报人只告诉上报人本人和平安办,请不要转给被反映的单位。`,
  notHere: (number: string) => `${number} 的上报人不在群里说,请在与我的私聊里问。`,
  kept: (number: string) =>
    `${number} 的上报人不公开:报告隐患的人受保护,不告诉责任单位和其他人(安全生产法第七十四条:任何人有权报告;信访工作条例第三十条:检举揭发的情况不得透露给被检举的单位)。要核实情况,请联系平安办转问。`,
} as const;
