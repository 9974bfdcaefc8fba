/** What may stand around a deadline and says nothing of the problem: 「请于周五前全部整改到位」. */
const BEFORE =
  /(?:请|要求|要|必须|务必|一定|争取|全部|统一|都|限期?|最迟|最晚|赶?在|于|期限|时限|整改|给|就|得|须|让他们?|[::\s])*$/;
const AFTER =
  /^(?:之前|以前|之内|以内|前|内|必须|务必|一定|要|得|请|全部|全都|都|给我|把它|再|整改|整治|整|处理|解决|清理|清|修复|修|换|弄|搞|改|办|拆|完成|完毕|落实|到位|完|好|掉|走|干净|下来|了|吧|嘛|哈|[\s])*(?=[,,。;;!!]|$)/;
const TASK_CHARS_MIN = 4;

/**
 * A task without the deadline that was said in it; what only carried it goes too. A task that would be nothing keeps its
 * words: better said twice than not at all.
 */
export function withoutDue(task: string, dueText: string): string {
  let left = task;
  for (const words of dueText.split("、")) {
    const at = left.lastIndexOf(words);
    if (words === "" || at < 0) continue;
    const after = left.slice(at + words.length);
    const carried = AFTER.exec(after);
    const head = left.slice(0, at).replace(BEFORE, "");
    // Where more follows in its clause (「周五前把灯换了」), only the day itself is taken out.
    left = carried
      ? joined(head, after.slice(carried[0].length))
      : `${left.slice(0, at)}${after.replace(/^(?:之前|以前|前|内)/, "")}`;
  }
  const tidy = left.replace(/^[,,。;;、\s]+|[,,;;、\s]+$/g, "");
  return [...tidy].length < TASK_CHARS_MIN ? task : tidy;
}

const joined = (head: string, tail: string): string =>
  `${head.replace(/[,,;;、\s]+$/, "")}${tail.replace(/^[,,;;、\s]+(?=$)/, "")}`;
