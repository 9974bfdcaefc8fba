import type { Refusal } from "../domain/refusal.ts";

const REFUSED: Record<Refusal, string> = {
  delete: "台账上的事项不能删除:只能整改、核验、销号,或由主管部门书面认定不成立。已记录本次请求。",
  redate: "发现时间和期限不能改动:两个时间都由系统记录,更正须另记一条并写明原因。",
  fake_zero: "不能按要求记为零:零须有排查记录和核实,未排查、未报、零报告、零·已核是四回事。",
  pii: "不能提供信访人、举报人或当事人的身份信息。需要办理请走信访系统的法定程序。",
  conceal: "不能瞒报、压着不报:事故和突发情况须在法定时限内如实上报。请把情况直接发来,由系统登记并通知值守。",
  fake_record:
    "不能补造排查、整改或核验记录:没有做过的不能写成做过。做了多少记多少,确有遗漏请如实补报并写明原因。",
  decide: "责任、定级和处罚由有权机关依法认定,助手不作决定。可以登记情况、列明依据和时限,请报主管部门认定。",
  profile: "不能给信访人、举报人建档、画像或打标签。请只登记诉求本身,由责任单位依法按期办理。",
  intercept:
    "不能布置拦截、跟踪、看守或劝返信访人:群众可依法到本级或上一级走访,不得打击报复(信访工作条例第十八条、第二十条)。请把诉求登记为事项,由责任单位依法按期办理。",
};

/** Why the bot will not do what was asked, and the lawful way. */
export const refused = (refusal: Refusal): string => REFUSED[refusal];
