/** What is asked where words fit none of the matters they could be about. */
export const sayWhich = {
  title: () => "您说的是哪一条?",
  none: () =>
    "您说的和下面在办的事项对不上,没有办理。是其中一条就点它;都不是就不用点,台账里没有这一条,是新情况请发「上报 单位 + 问题」。",
};
