import { readNumber } from "./numerals.ts";
import type { Casualties } from "./reading.ts";

const N = "(\\d{1,4}|[零〇一二两俩三四五六七八九十百]{1,5})";
const PERSON =
  "(?:个|名|位)?(?:工人|工友|民工|员工|学生|老人|小孩|娃娃|孩子|儿童|居民|村民|群众|行人|乘客|游客|人员|人|大人|男子|女子|妇女|司机|师傅|顾客|香客|病人|住户)?";
const DEAD = "(?:死亡|身亡|遇难|死了|死|亡|没救过来|抢救无效|去世|溺亡|溺水身亡|当场死)";
const HURT = "(?:受伤|轻伤|烧伤|烫伤|灼伤|摔伤|砸伤|压伤|撞伤|夹伤|割伤|咬伤|刺伤|骨折|送医|住院|中毒|伤)";
const SERIOUS = "(?:重伤|伤势严重|伤重|危重|重度烧伤)";

const either = (what: string) => [
  new RegExp(`${N}${PERSON}(?:不幸|当场|已经|已)?${what}`, "g"),
  new RegExp(`${what}(?:了)?${N}(?:个|名|位)?(?:人|工人|学生|老人|娃娃|孩子)?`, "g"),
];
const FORMS = { deaths: either(DEAD), serious: either(SERIOUS), hurt: either(HURT) };

const NOBODY =
  /(?:无|没有?|未造成|暂无|没得|未发现)(?:任何)?(?:人员|人)?(?:伤亡|受伤|被困|伤到|死伤)|没伤(?:到|着)?人|人(?:都)?没事/;
const ONE_DIED =
  /没救过来|抢救无效|没抢救过来|没抢救回来|溺亡|坠亡|身亡|人没了|没了呼吸|没气了|去世|死亡|死了|淹死|(?:男|女|死|浮|一具)尸/;
const SOMEBODY_HURT =
  /(?:砸|夹|压|撞|摔|跌|烧|烫|割|绞|卷|电|咬|刺|炸|碰|刮)(?:伤|到|着|中|了|断|住|进)+了?(?:一个|一名|1个|1名)?(?:人|工人|老人|小孩|娃娃|孩子|学生|行人|居民|手|脚|腿|头|腰)|受伤|重伤|轻伤|骨折|送医|送到?了?(?:医院|急诊)|送去医院|住院|昏迷|晕倒|(?:烧|烫|灼|夹|砸|摔|压|撞|割|绞)伤|中毒|(?:腿|手|脚|腰|骨头|胳膊|肋骨)断/;

/** How many died and were hurt, as far as a sentence says it; null where it does not. Numbers in any numerals. */
export function readCasualties(text: string): Casualties {
  if (NOBODY.test(text)) return { deaths: 0, injured: 0, serious: 0 };
  const said = {
    deaths: numberOf(FORMS.deaths, text),
    serious: numberOf(FORMS.serious, text),
    hurt: numberOf(FORMS.hurt, text),
  };
  const deaths = said.deaths ?? (ONE_DIED.test(text) ? 1 : null);
  // The serious ones are among the injured.
  const injured =
    said.hurt !== null || said.serious !== null
      ? Math.max(said.hurt ?? 0, said.serious ?? 0)
      : SOMEBODY_HURT.test(text) && deaths === null
        ? 1
        : null;
  if (deaths === null && injured === null) return { deaths: null, injured: null, serious: null };
  return {
    deaths: deaths ?? 0,
    injured: injured ?? 0,
    serious: said.serious ?? ((injured ?? 0) === 0 ? 0 : null),
  };
}

function numberOf(forms: readonly RegExp[], text: string): number | null {
  for (const form of forms) {
    for (const match of text.matchAll(form)) {
      const n = readNumber(match[1] ?? "");
      if (n !== null) return n;
    }
  }
  return null;
}
