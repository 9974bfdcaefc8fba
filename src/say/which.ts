/** What is asked where words fit none of the matters they could be about. */
export const sayWhich = {
  title: () => "您说的是哪一条?",
  none: () =>
    "您说的和下面在办的事项对不上,没有办理。是其中一条就点它;都不是就不用点,台账里没有这一条,是新情况请发「上报 单位 + 问题」。",
  titleOfOne: () => "是这一项吗?",
  noneOfOne: () =>
    "您在办的只有下面这一项,话里说的和它对不上,没有办理。是这一项就点它;不是就不用点,请写明编号,或发「上报 单位 + 问题」。",
  byThing: (does: string) =>
    `您要${does}的是下面哪一条?还没有办理;是哪一条就点它,都不是就不用点,请写明编号。`,
  numberUnread: (does: string, numbers: readonly string[]) =>
    `您写的编号没有认出来(可能写错了,或被当作门牌、电话隐去了),没有办理。请写全编号,例如「${does} ${numbers[0] ?? "XS-2026-0001"}」,或回复它的卡片。${numbers.length > 0 ? `可${does}的有:${numbers.join("、")}` : `现在没有可${does}的事项。`}`,
  remedied: (words: string) =>
    `您说「${words}」,是下面哪一条整改好了?没有提交;是哪一条就点它,都不是就不用点。`,
  otherUnit: (number: string, unit: string, named: string) =>
    `您回复的卡片 ${number} 是「${unit}」的,话里写的是「${named}」,没有办理。就是这张卡片的事请点它;是「${named}」的请点它的那一条,没有列出的请写明编号。`,
  otherUnitTold: (number: string, unit: string, named: string) =>
    `您回复的卡片 ${number} 是「${unit}」的,话里写的是「${named}」,没有记录。就是这一条请写明编号,例如「续报 ${number} …」;是「${named}」的新情况请发「上报 ${named} + 问题」。`,
};
