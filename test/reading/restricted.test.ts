import fc from "fast-check";
import { expect, test } from "vitest";
import { isOfSelf, isRestricted, RESTRICTED_NOTICE } from "../../src/reading/restricted.ts";
import { ORDINARY_DISPUTES } from "./masks/mask-ordinary-disputes.ts";
import { ORDINARY_HAZARDS } from "./masks/mask-ordinary-hazards.ts";

const lines = (text: string) => text.trim().split("\n");

const TOLD = {
  homicide: lines(`
棕北出租屋发现一具女尸,刑警来了,先别外传
出租房里有人被杀
昨晚夜市捅死一个人
河里漂来一具浮尸
夫妻吵架把老婆砍死了
发现一具尸体,已经发臭
工地挖出人骨
有人杀了人跑了
怀疑是命案,派出所封了现场
老人死因可疑,家属要求尸检,邻居说是被毒死的
有人往水井里投毒
垃圾桶里发现碎尸
一家三口灭门
酒后打死人了
出租屋死人了,初步看是他杀
发生一起非正常死亡
持刀伤人,一人抢救无效死亡
两伙人斗殴,死了一个
老人死在家里好几天才发现
扬言要杀他全家
水库边发现一具 无名 尸体
工地挖出来几根骨头,像是人骨
挖出来的像是人的骨头
挖出一堆骨头,不晓得是不是人的骨头
沟里有白骨一具
河滩冲出骸骨
拆房子发现头盖骨
地下室有股尸臭味
绿化带里有个骷髅
坡上挖出一堆骨头,不知是人还是动物的
法医已到现场,封了路
刑警和法医都来了
垃圾桶里有残肢
山上发现遗体`),
  suicide: lines(`
有人站在楼顶要跳楼
3栋有住户割腕,120拉走了
村民喝农药,送医院抢救
欠薪工人爬塔吊扬言跳楼
河边有女子轻生,被劝下来
楼里有人上吊
拆迁户说不给钱就自焚
上访户身上浇汽油
留了遗书,人找不到
怕她想不开,社区安排人陪着
有人要跳滇池
疑似自 杀
点煤气罐要同归于尽
情绪不稳,说不活了
喝了敌敌畏,正在洗胃`),
  minor: lines(`
小学老师猥亵女学生
有人拐卖儿童
初中校园欺凌,视频传开了
娃娃被继父打得一身伤
一个女孩被人拖进巷子骚扰
学生被社会青年敲诈勒索
公厕门口发现弃婴
幼儿园老师体罚小朋友
男子性侵未成年人
孩子被陌生人抱走
13岁女孩怀孕
男子尾随女学生
小学生被老师打了耳光
有人在学校门口殴打学生`),
  sexual: lines(`
夜市有女子被强奸
公交上有人猥亵妇女
公司老板性骚扰女员工
商场厕所有人偷拍女厕
有人露阴
女厕所装摄像头
小区有人摸女租客屁股
酒后强暴`),
};

test.each(Object.entries(TOLD).flatMap(([why, all]) => all.map((text) => ({ why, text }))))(
  "$why: $text",
  ({ why, text }) => {
    expect(isRestricted(text)).toEqual({ restricted: true, why });
  },
);

const NOT_TOLD = lines(`
跳楼价大甩卖横幅挂在消防通道上
跳楼机安全带卡扣松动
家具城大甩卖自杀式降价,人太多
食品厂消杀用药没有登记
社区组织杀鼠灭蟑
杀虫剂和米面放在一起
宰杀场污水直排
剧本杀门店安全出口锁闭
杀毒软件过期
秒杀活动人太挤
煤气中毒死亡3人,尸体已运走
殡仪馆尸体冷藏柜坏了
公墓遗骸迁葬纠纷
娃娃误喝农药
跳河救人的群众受了伤
喝农药瓶子乱扔
打死老鼠扔在楼道里
流浪狗被人毒死了
死猪尸体漂在河里
河里有死鱼,尸体发臭
僵尸车占了消防通道
白骨精演出的舞台没有验收
猪骨头倒进下水道
餐馆倒的猪骨、牛骨堵了下水道
老人骨折,送医院了
工人骨头断了,120拉走
摔倒一个人骨裂
成人骨科诊室插座烧糊
病人骨髓移植的诊室没有应急灯
机器人骨架展台用电超负荷
教室里的人骨模型挡了出口
野狗的白骨堆在绿化带
牛骸骨没有清运
打架双方去做法医鉴定,轻微伤
派出所安排法医验伤
车祸死亡1人,法医已到
迁坟时骸骨装错了,两家闹起来
丧尸主题密室没有安全出口
医院太平间停尸柜漏水
骷髅标志的危化品没有入库
恶犬咬断骨头
鸡骨头卡住喉咙
今年零命案
命案防控台账没有更新
今年以来有几起命案
辖区未发生命案
命案为零
学校没有开展防性侵教育
校园欺凌专项治理台账缺失
预防自杀热线没有公布
心理危机干预制度没有上墙
天台门没锁,怕有人跳楼
楼顶护栏低,怕学生跳楼
女儿墙矮,防止跳楼要加高
安装上吊顶的螺丝松了
塔机上吊装作业没有警戒
电梯夹伤一个娃娃的手指,送医院了
小孩溺水,没救过来
学生在楼梯上摔伤
娃娃被电梯夹住
娃娃被狗咬了
孩子被车撞,司机跑了
小朋友被烫伤
小区老人在景观湖溺水,120已到,人没救过来
行车钢丝绳断了,砸到一个工人,腿断了
化工厂发生爆燃,现场2死3伤
工人从脚手架坠落身亡
有人持刀打架,1人重伤
两伙人打架,有人受伤
婆媳打架
医闹抬花圈
热死了,空调坏了
吵死人了,广场舞扰民
学生打架
学生食堂有蟑螂
儿童乐园滑梯螺丝松
幼儿园门被打开没人管
门口被打扫干净了
老师被家长打
家长被打
女子被抢手机
非礼勿视牌子掉了
性能测试不合格
性侵犯防治培训
裸露的电线
偷拍设备没有`);

test.each(NOT_TOLD)("not restricted: %s", (text) => {
  expect(isRestricted(text)).toEqual({ restricted: false, why: null });
});

/** By whom, with what and in which words it is told: dialect, old signs, sounds and signs between. */
const TOLD_OTHERWISE = lines(`
有人跳樓
拿汽油要点自己
一家三口烧炭
埋了个死人
出租房闻到臭味,门打不开,怕是死人了
她男人天天打她,昨天骨头都打断了
娃娃着后爹打得不成样
小学生遭邻居大爷摸下面
有人被捅了三刀,血淌了一地
跳lou
把自己锁在屋里头开煤气
楼上掉下来没气了
有人上吊了
14岁学生割腕
有个姑娘站在楼顶边边上
我不想活了
小姑娘着继父欺负了
女娃娃被人糟蹋了
娃娃着老师摸了
初中生被同学脱衣服拍视频
12岁的女娃娃怀起了
女孩13岁怀孕了
后妈拿烟头烫娃娃
有人着捅死克
服安眠药过量
有人要自杀
割脉
写遗书
寻短见
割手腕
发遗言
要喝药
整死自己
輕生
命.案
疑似他杀
被虐待
人贩子
娃娃被网友骗出去开房
女大学生被下药
河里头漂着个人
老人在家过世好几天
有人坠崖
柚栖岗社区有人着砍死了
3栋有人要跳楼
有人自sha
婦女被強姦
他家男人又打她
居民说不想活了
柚栖岗社区3栋 限制事项`);

test.each(TOLD_OTHERWISE)("restricted however it is put: %s", (text) => {
  expect(isRestricted(text).restricted).toBe(true);
});

const NEAR_TO_IT = lines(`
老人骨折
老人摔伤骨折,120拉走了
楼上掉下来一块瓷砖
烧炭烧烤
木炭烧烤店一氧化碳报警器没装
烧烤摊烧炭没有人看
楼顶边上的广告牌松动
农药桶放置不当,怕小孩误喝药
喝药用的一次性杯子乱丢
孕妇通道堵了
学生食堂灭火器过期
流浪猫被虐待
反家暴宣传没有开展
预防自杀宣传
今天无命案
本周没有命案
没得自杀的
没有人自杀
打死蚊子
气死人了
急死人
累死了
杀鱼的摊位污水直排
屠宰场
死角
死胡同
安全门锁死
消防通道堵死
窗户焊死
老师给孩子打招呼
工人站在楼顶施工没有系安全绳
居民站在楼顶晒被子
孩子被电梯夹伤
学生打了疫苗发烧
工地吊篮坠落,没有人受伤
流浪狗被虐待
河里面漂着人家丢的沙发
烧烤店屋里烧炭取暖
煤气灶开关坏了
老人按时喝药有人监督
孕妇在学校门口摔倒
想死你们了
工人站在房顶上没系安全绳
老板走了三天没人管
路灯死了三天
河边漂着人造草皮
老板拍胸保证整改
娃娃被卖菜的车撞了
哪些是命案
杀人的那条是哪个单位
限制事项有哪些`);

test.each(NEAR_TO_IT)("only sounds like it: %s", (text) => {
  expect(isRestricted(text)).toEqual({ restricted: false, why: null });
});

test("who says it of himself is no report; who passes it on is", () => {
  const own = ["我不想活了", "唉,我真的活不下去了", "不想活了", "我想死", "我要跳楼", "領導,我想自杀"];
  const others = ["他说我不想活了", "有人要跳楼", "我想死你们了", "3栋有人不想活了", "我要报:有人跳楼"];
  expect(own.filter((text) => !isOfSelf(text))).toEqual([]);
  expect(own.filter((text) => !isRestricted(text).restricted)).toEqual([]);
  expect(others.filter(isOfSelf)).toEqual([]);
});

test("no ordinary hazard and no ordinary dispute is restricted, but for pupils who are blackmailed", () => {
  const found = [...ORDINARY_HAZARDS, ...ORDINARY_DISPUTES].filter((text) => isRestricted(text).restricted);
  expect(found).toEqual(["学校门口有社会青年敲诈学生"]);
});

test("spaces and full-width signs between the words help nothing", () => {
  const told = fc.constantFrom("女尸", "跳楼", "强奸", "猥亵儿童", "割腕", "杀人");
  const gap = fc.constantFrom("", " ", "\u200B", "\u3000", "\n");
  fc.assert(
    fc.property(told, fc.infiniteStream(gap), (word, gaps) => {
      const written = [...word].map((sign) => sign + gaps.next().value).join("");
      expect(isRestricted(`社区${written}一起`).restricted).toBe(true);
    }),
  );
});

test("any text is taken, and a group is told one sentence without a word of it", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void isRestricted(text)));
  expect(RESTRICTED_NOTICE).toBe("1 件限制事项");
});
