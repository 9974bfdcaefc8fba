export type ErrorRow = {
  code: number;
  /** To wait: the gateway throttles the whole app. To retry: only this one thing, backing off. */
  act: "retry" | "wait" | "refresh-token" | "give-up";
  /** What is dead when the act is to give up. */
  of?: "chat" | "person" | "message" | "app";
  /** What the office reads in the log and on the board. */
  says: string;
};

/** Every code the platform is known to answer with, and what we do then (documents and troubleshooting pages of the open platform). */
export const ERROR_TABLE: readonly ErrorRow[] = [
  { code: 99991400, act: "wait", says: "飞书限流，稍后自动重发" },
  { code: 230020, act: "retry", says: "该会话发送过快，稍后自动重发" },
  { code: 11232, act: "retry", says: "飞书系统限流，稍后自动重发" },
  { code: 230049, act: "retry", says: "同一条消息正在发送中，稍后核对" },
  { code: 232019, act: "retry", says: "群成员正在变更，稍后重试" },
  { code: 99991663, act: "refresh-token", says: "访问凭证失效，已重新获取" },
  { code: 99991661, act: "give-up", of: "app", says: "请求缺少访问凭证，请联系开发人员" },
  { code: 99991671, act: "give-up", of: "app", says: "访问凭证格式不对，请联系开发人员" },
  { code: 99991668, act: "give-up", of: "app", says: "用户凭证无效，请联系开发人员" },
  { code: 99991677, act: "give-up", of: "app", says: "用户凭证已过期，请联系开发人员" },
  { code: 99991662, act: "give-up", of: "app", says: "应用已停用或未安装，请管理员在飞书后台启用" },
  { code: 99991673, act: "give-up", of: "app", says: "应用不可用，请管理员在飞书后台检查" },
  { code: 99991543, act: "give-up", of: "app", says: "App ID 或 App Secret 不正确，请检查配置" },
  { code: 99991672, act: "give-up", of: "app", says: "应用缺少所需权限，请管理员在飞书后台开通" },
  { code: 99991679, act: "give-up", of: "app", says: "用户凭证缺少所需权限，请管理员检查授权" },
  { code: 99991676, act: "give-up", of: "app", says: "访问凭证没有该权限，请管理员检查授权" },
  { code: 99991401, act: "give-up", of: "app", says: "服务器 IP 不在飞书白名单内，请管理员添加" },
  { code: 230006, act: "give-up", of: "app", says: "机器人能力未开启或版本未发布，请管理员处理" },
  { code: 230002, act: "give-up", of: "chat", says: "机器人不在该群，无法发送" },
  { code: 232009, act: "give-up", of: "chat", says: "该群已解散" },
  { code: 230013, act: "give-up", of: "person", says: "该用户不在机器人可用范围内，请管理员调整" },
  { code: 230029, act: "give-up", of: "person", says: "该用户已离职" },
  { code: 230034, act: "give-up", of: "person", says: "接收人标识无效" },
  { code: 230053, act: "give-up", of: "person", says: "该用户已设置不接收机器人消息" },
  { code: 230011, act: "give-up", of: "message", says: "原消息已撤回" },
  { code: 230110, act: "give-up", of: "message", says: "原消息已删除" },
  { code: 231003, act: "give-up", of: "message", says: "原消息不存在" },
  { code: 230031, act: "give-up", of: "message", says: "卡片已超过 14 天，不能再更新" },
  { code: 230017, act: "give-up", of: "message", says: "机器人不是该资源的所有者" },
  { code: 230012, act: "give-up", of: "message", says: "机器人不是该消息的发送者" },
  { code: 230018, act: "give-up", of: "message", says: "群设置不允许机器人发言" },
  { code: 230035, act: "give-up", of: "message", says: "群内禁言，机器人不能发言" },
  { code: 230022, act: "give-up", of: "message", says: "内容含敏感信息，被飞书拒绝" },
  { code: 230028, act: "give-up", of: "message", says: "内容未通过数据防泄漏审核" },
  { code: 230025, act: "give-up", of: "message", says: "内容超过长度上限" },
  { code: 230027, act: "give-up", of: "message", says: "机器人在该会话没有发送或读取的权限，或该群为外部群" },
  { code: 230099, act: "give-up", of: "message", says: "卡片内容被飞书拒绝" },
  { code: 230001, act: "give-up", of: "message", says: "请求参数有误，请联系开发人员" },
  { code: 99992402, act: "give-up", of: "message", says: "请求字段校验失败，请联系开发人员" },
  { code: 99992354, act: "give-up", of: "message", says: "消息标识无效，请联系开发人员" },
  { code: 230023, act: "give-up", of: "message", says: "对方未读加急已满 200 条，不能再加急" },
  { code: 230024, act: "give-up", of: "message", says: "加急额度已用完" },
  { code: 234003, act: "give-up", of: "message", says: "文件与消息不匹配，无法下载" },
  { code: 234037, act: "give-up", of: "message", says: "文件超过 100 MB，无法下载" },
  { code: 234038, act: "give-up", of: "message", says: "该会话开启了防泄密模式，无法下载文件" },
  { code: 234043, act: "give-up", of: "message", says: "该类消息不支持下载文件" },
  { code: 200340, act: "give-up", of: "message", says: "卡片回调应答格式不对，请联系开发人员" },
  { code: 200341, act: "give-up", of: "message", says: "卡片回调应答超时" },
  { code: 108002, act: "give-up", of: "message", says: "长连接回调应答为空，请联系开发人员" },
];

const BY_CODE = new Map(ERROR_TABLE.map((row) => [row.code, row]));

export type Answer = {
  /** null: no answer arrived at all. */
  httpStatus: number | null;
  /** The platform's own code; null when the body carried none. */
  code: number | null;
  headers: Record<string, unknown>;
};

export type Verdict =
  /** `afterMs` only when the gateway speaks for the whole app. */
  | { act: "retry"; afterMs: number | undefined; says: string }
  | { act: "refresh-token"; says: string }
  | { act: "give-up"; of: "chat" | "person" | "message" | "app"; says: string };

/** The gateway counts by the second, so a second later there is room again when no header says more. */
const WAIT_MS = 1_000;

/** What a failed answer means. Unknown codes: refused (4xx) is final for this message, all else may pass. */
export function judgeAnswer(answer: Answer): Verdict {
  const row = answer.code === null ? undefined : BY_CODE.get(answer.code);
  const afterMs = resetMs(answer.headers);
  if (row?.act === "wait") return { act: "retry", afterMs: afterMs ?? WAIT_MS, says: row.says };
  if (row?.act === "retry") return { act: "retry", afterMs: undefined, says: row.says };
  if (row?.act === "refresh-token") return { act: "refresh-token", says: row.says };
  if (row) return { act: "give-up", of: row.of ?? "message", says: row.says };

  const { httpStatus } = answer;
  if (httpStatus === null) return { act: "retry", afterMs: undefined, says: "飞书没有应答，稍后自动重试" };
  if (httpStatus === 429)
    return { act: "retry", afterMs: afterMs ?? WAIT_MS, says: "飞书限流，稍后自动重发" };
  // A 200 with a code nobody listed is a refusal in substance, not an outage.
  const refused =
    (httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408) ||
    (httpStatus === 200 && answer.code !== null);
  if (refused) return { act: "give-up", of: "message", says: "飞书拒绝了该请求" };
  return { act: "retry", afterMs, says: "飞书服务暂时异常，稍后自动重试" };
}

/** Seconds to wait, as the gateway says (rate limit page); never more than ten minutes on its word. */
function resetMs(headers: Record<string, unknown>): number | undefined {
  const seconds = Number(headers["x-ogw-ratelimit-reset"] ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds < 0) return undefined;
  return Math.min(Math.max(seconds, 0.3), 600) * 1_000;
}
