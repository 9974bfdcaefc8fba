/** What offices write above their columns, and the one name the program knows the column by. */
const ENGLISH = new Map([
  ["名称", "name"],
  ["单位名称", "name"],
  ["姓名", "name"],
  ["群", "name"],
  ["群名", "name"],
  ["群名称", "name"],
  ["类型", "kind"],
  ["子类", "subkind"],
  ["街道", "street"],
  ["社区", "community"],
  ["别名", "aliases"],
  ["简称", "aliases"],
  ["监管部门", "regulator"],
  ["包案领导", "case_leader"],
  ["停用", "retired"],
  ["角色", "role"],
  ["岗位", "role"],
  ["单位", "unit"],
  ["部门", "body"],
  ["机构", "body"],
  ["日期", "day"],
  ["安排", "kind"],
  ["手机", "mobile"],
  ["手机号", "mobile"],
  ["手机号码", "mobile"],
]);

/** The program's name of a column; an unknown one keeps its own and is tolerated. */
export function englishHeader(header: string): string {
  return ENGLISH.get(header) ?? header.toLowerCase();
}

/** How a sentence names a column, so that whoever mends the file finds it: 名称(name). */
export function shownHeader(name: string): string {
  const chinese = [...ENGLISH].find(([, english]) => english === name)?.[0];
  return chinese ? `${chinese}(${name})` : name;
}
