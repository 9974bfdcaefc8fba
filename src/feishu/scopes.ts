/** The permissions the app must be given in the console, each with what fails without it (each API's own page). */
export const SCOPES: readonly { scope: string; for: string }[] = [
  { scope: "im:message:send_as_bot", for: "发送、回复消息与卡片" },
  { scope: "im:message:update", for: "刷新已发出的事项卡片" },
  { scope: "im:message.group_at_msg:readonly", for: "接收群内 @机器人 的上报与指令" },
  { scope: "im:message.p2p_msg:readonly", for: "接收私聊上报、指令与整改照片" },
  {
    scope: "im:message:readonly",
    for: "下载整改照片与附件；断线重发前核对消息是否已送达；读回被修改、被引用的消息（群消息还须下一项）",
  },
  {
    scope: "im:message.group_msg",
    for: "可选（敏感权限）：群内不 @ 也能收照片；断线超过一小时后在群内核对；读回群里被修改、被引用的消息",
  },
  { scope: "im:message.urgent", for: "红牌建议等事项的应用内加急" },
  { scope: "im:chat:readonly", for: "识别机器人进群、退群与群解散" },
  { scope: "contact:user.id:readonly", for: "按手机号导入人员" },
];
