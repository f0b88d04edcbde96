import { readFileSync } from 'node:fs';

/**
 * Records made from the real cases of tests/data, by an openly described generator with a fixed seed.
 *
 * A record is written for one case (its theme, partner, problems, outcomes, place): three strands of three to five sentences, each drawn
 * at random from the patterns below for its place, every turn in it chosen by chance and the case's own words put in. Two records of one case
 * are thus what two people write of one topic: other sentences in another order, with the same names, and by chance the same turns.
 * `edited` changes a share of a record's characters: single ones replaced, put in or left out, words replaced by words of the
 * same meaning, and one pair of sentences exchanged for every five percent.
 */

export interface Case {
  readonly theme: string | null;
  readonly host: { readonly branch: string | null };
  readonly partners: readonly { readonly unit: string; readonly branch: string | null }[];
  readonly problems_discussed: readonly string[];
  readonly outcomes: readonly string[];
  readonly forms: readonly string[];
  readonly place: string | null;
}
export interface Written {
  readonly theory: string;
  readonly problem: string;
  readonly outcome: string;
}

/** mulberry32: the same numbers for the same seed on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
type Random = () => number;
const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

export const readCases = (): Case[] =>
  ['tests/data/joint-study-cases.jsonl', 'tests/data/article-activities.jsonl'].flatMap((file) =>
    readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case));

// `(a|b|c)` is one of these by chance, `{name}` the case's own word, `{role}`, `{thing}`, `{step}` and `{time}` one of the lists below.
const roles = ['审理处的年轻干部', '数据分析组组长', '驻村第一书记', '车间班组长', '财务负责人', '退休老党员', '青年理论学习小组成员', '纪检委员', '组织委员', '项目主审', '信息中心工程师', '社区网格员', '办公室综合科科长', '工会小组长', '党外专家', '新入职的同事', '一名女党员', '生产调度员', '企业内审主管', '实验室研究员', '宣传委员', '法规处骨干', '班子成员', '基层站所所长'];
const things = ['采购合同台账', '专项资金拨付进度', '固定资产清查表', '信息系统权限', '项目后评价报告', '往来款挂账', '工程变更签证', '惠农补贴名册', '闲置厂房处置方案', '科研经费报销流程', '安全生产责任书', '营商环境测评结果', '生态补偿资金', '债务化解计划', '医保结算数据', '公车使用记录', '对外投资决策纪要', '耕地占补平衡图斑', '国企改革任务书', '政务服务事项清单', '档案数字化进度', '供应链票据', '水库移民后扶资金', '职工食堂账目', '招标代理抽取记录', '绩效目标表', '往年审计整改函', '培训基地租赁合同', '碳排放核算底稿', '退役军人安置档案'];
const steps = ['先摸清底数再定方案', '按月通报、到季评估', '由一名党员牵头包干', '把口径写进作业指导书', '请对方派人参加复核', '用脚本自动比对异常', '在试点单位先行半年', '把责任落到具体岗位', '建立问题销号台账', '以案例代替说教', '请群众代表到场监督', '与年度考核脱钩、与整改挂钩', '每两周碰一次头', '让业务骨干结对带教', '引入第三方抽样核查', '把旧表格合并为一张', '公开办理时限', '对照法条逐款解释', '保留原始凭证备查', '形成可复制的操作卡片', '由分管领导现场协调', '把培训搬到工地上', '缩短签批链条', '先易后难、分批推进'];
const times = ['去年底', '今年三季度', '项目进点之前', '防汛期间', '年中盘点时', '换届之后', '疫情过后', '上一轮巡视期间', '节前', '搬迁新址以来', '系统上线的头三个月', '预算批复以后', '两会召开前夕', '暑期', '合并重组那一年', '开工伊始'];

const openings = [
  '为深入学习贯彻党的二十大精神，{host}与{partner}(联合|共同|携手)开展主题联学(活动|)。', '(围绕|聚焦|以)“{theme}”(这一题目|为题|)，{host}(约请|邀请|会同){partner}(坐到一起|面对面座谈|联合学习)。',
  '(活动|联学|这次学习)(安排|放)在{place}(举行|进行)，(两家|双方)(共有|到会|来了){n}(人|名党员)(参加|)。', '{host}(一行|的同志)(前往|来到|走进){partner}，(就|围绕)“{theme}”(开展|组织)(联学|学习交流|共学)。',
  '(按照年度联学计划|根据年初安排|经报机关党委同意)，{host}(与|同){partner}(于上午|利用半天时间|在下午)(开展了联学|碰头学习)。',
];
const theories = [
  '(会上|开始时|首先)由{role}(领读|导读|领学)(党章总纲|纪律处分条例|二十届三中全会决定|中央八项规定精神|条例原文)，(随后|接着|读完后){role}(联系|结合){thing}(谈了体会|作了点评|讲了看法)。',
  '{role}(从|以){time}(经手的|遇到的|参与的){thing}(讲起|说起|入手)，(说明|印证|引出)(学懂弄通|真学真用|知行合一)(的分量|为什么不能打折扣|要落在细处)。',
  '(对照原文|逐条对照|翻开文件)，(大家|与会者|两家党员)(发现|看到|注意到)(自己|本单位|支部)(对|在){thing}(的认识|的理解|上的做法)(还停在表面|有偏差|已经落后)。',
  '(分组讨论时|自由发言阶段|轮到发言)，{role}(坦言|直说|承认)(过去|从前|{time})(只顾|总是|习惯于)(赶进度|报数字|照搬文件)，(没有|很少|忘了)(想过|追问|细究){thing}(背后的道理|为谁服务|的来龙去脉)。',
  '(微党课|专题辅导|短讲)(题为|讲的是|取名)“(一张清单的分量|账本里的初心|从{thing}看作风|守住最后一道关)”，{role}(用了|花了){n}分钟(把故事讲完|讲了三个片段|说透了一个道理)。',
  '(参观|看展|走访)(途中|环节|结束后)，{role}(在|站在)(一幅老照片|一台旧机器|一面签名墙|一本泛黄的账册)(前|旁)(讲述|回忆|介绍)(了|起)(建厂|建站|建队)(初期|头几年)(的往事|的艰辛|如何起步)。',
  '(有人问|一位同志提出|{role}发问)：(学了这么多|理论这么高|文件这么厚)，(怎么|如何)(用到|落到|转化到){thing}(上去|里面|这样的小事上)？(讨论|争论|回答)(由此展开|持续了二十分钟|一时热烈)。',
  '(关于|谈到)(自我革命|高质量发展|群众路线|以案促改)，{role}(举了|引用|分析了){time}{thing}(的例子|这件事|的得失)，(引起共鸣|不少人记了笔记|大家频频点头)。',
  '(两个支部|双方)(互相|彼此)(晒出|展示|交换)(学习笔记|党员积分以外的做法|主题党日方案)，(比一比|看一看)(谁的办法管用|各自短板在哪|有何可取之处)，(重点|着重)(看|谈)了{step}(这一条|的做法)。',
];
const problems = [
  '(先|第一个)(摆出来|端上桌面|讨论)的是{problem}：{role}(反映|介绍|摊开说)，{time}(以来|)(因为|由于){thing}(不清|滞后|没有统一)，(办事|推进|核对)(走了弯路|慢了一拍|费了周折)。',
  '(就|针对|关于){problem}，{partner}(方面|的{role})(主张|倾向于|提议){step}，{host}(则认为|补充说|回应说)(还应|不如|可以){step}。',
  '{role}(拿出|带来|投影展示)了{thing}，(指着|对照|翻到)第{n}(页|行|项)(说明|指出|提醒)(漏洞出在哪里|风险怎样累积|为何对不上数)。',
  '(听完|看完|核对){thing}(之后|后)，(大家|会诊组|两家)(归纳|梳理|列出)(出|){n}(处|个|条)(疑点|卡点|堵点)，(其中|最突出的)(一半|三分之一|不少)(同|与)(职责交叉|流程过长|数据孤岛|人手紧张)有关。',
  '(争议|分歧)(集中在|主要是|落在){thing}(由谁管|要不要公开|该何时移交)，{role}(担心|提醒|坚持)(一刀切|重复检查|责任落空)(会|可能)(伤及|挫伤|拖累)(基层积极性|工程进度|困难群众)。',
  '(也有|还有)(不同声音|另一种看法)：{role}(认为|觉得){problem}(并非|不全是|不只是)(缺制度|缺资金|缺人)，(而是|根子在)(缺少追问|考核只看结果|信息传不下去)。',
  '(现场|随后)(走到|转到|去看了)(库房|施工段|服务窗口|机房|田间)，{role}(逐项|当面|拿着清单)(核对|询问|演示){thing}，(回来|返回会场)(又|再)(议|谈)了(半小时|一轮|好一阵)。',
  '(讨论到最后|临近结束|主持人归拢意见时)，(暂定|商定|比较一致的办法是)(分两步|分三步|双线)(走|推进)：(一是|先)(由|请){role}{step}，(二是|再){step}。',
];
const outcomes = [
  '(作为|算是)(收获|成果|回音)，{outcome}，(由|请){role}(负责跟进|对接|保管材料)，(约定|讲好)(月底|下季度|年内)(看结果|回头看|通报进展)。',
  '{host}(答应|承诺|决定)(把|将)(会上|当天)(提到|涉及)的{thing}(列入|纳入|写进)(下一步计划|整改清单|审计方案)，(并|同时){step}。',
  '{partner}(随后|会后|第二天)(送来|寄来|发来)(了|){n}(份|册|页)(资料|样表|制度汇编)，(供|给){role}(参考|比对|完善底稿)。',
  '(双方|两家|两个支部)(互派|互换|轮流派出)(青年|业务|技术)(骨干|党员)(跟班|驻点|见习){n}(天|周)，(重点|主要)(学|看|参与){thing}(的办理|的核查|管理)。',
  '(活动结束|散会|合影留念)(前|之前)，{role}(把|用几句话)(收获|心得|体会)(写在|归结为|概括成)“(不懂就问|账要算清|把事做实|到现场去|少填一张表)”，(贴上墙|赢得掌声|大家深以为然)。',
  '(一个|意外的|额外的)(收获|结果)(是|在于)，{role}(与|和){role}(当场|一拍即合)(约定|商量好){step}，(从|先拿){thing}(做起|试手|开始)。',
  '(对|关于){problem}(的建议|提出的办法|形成的意见)，(已|将)(由支部|经梳理)(报送|转给|反馈)(业务处室|分党组|主管部门|基层单位)，(待|等)(答复|批复|核实)后(再|另行)(通报|安排)。',
  '(回访|三周后|一个月后)(得知|看到|核实)，{thing}(已经|开始|大体)(理顺|补齐|更新)，(用时|差错|往返次数)(比{time}|较从前)(少了|降了)(近半|三成|一截)。',
];

/** One record of a case. Figures and sentences by chance, names and topics from the case. */
export function recordOf(one: Case, random: Random): Written {
  const [partner] = one.partners;
  const facts: Readonly<Record<string, () => string>> = {
    host: () => one.host.branch ?? '机关党支部', partner: () => `${partner?.unit ?? '对方单位'}${random() < 0.5 ? '' : (partner?.branch ?? '')}`, theme: () => one.theme ?? pick(random, one.forms.length > 0 ? one.forms : ['联学共建']),
    place: () => one.place ?? '会议室', problem: () => pick(random, one.problems_discussed.length > 0 ? one.problems_discussed : ['党建与业务怎样融合']), outcome: () => pick(random, one.outcomes.length > 0 ? one.outcomes : ['继续保持联系']),
    n: () => String(2 + Math.floor(random() * 28)), role: () => pick(random, roles), thing: () => pick(random, things), step: () => pick(random, steps), time: () => pick(random, times),
  };
  const said = (sentence: string): string =>
    sentence.replace(/\(([^()]*)\)/g, (_, choices: string) => pick(random, choices.split('|'))).replace(/\{(\w+)\}/g, (_, name: string) => facts[name]?.() ?? '');
  const some = (all: readonly string[], least: number): string => shuffled(all, random).slice(0, least + Math.floor(random() * 3)).map(said).join('');
  return { theory: said(pick(random, openings)) + some(theories, 3), problem: some(problems, 3), outcome: some(outcomes, 3) };
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  const mixed = [...all];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

const same: Readonly<Record<string, readonly string[]>> = {
  大家: ['与会同志', '同志们'], 双方: ['两家', '两个支部'], 认为: ['觉得', '指出'], 提出: ['谈到', '说'], 讨论: ['研讨', '交流'], 学习: ['研学', '研读'], 会后: ['随后', '会议结束后'], 情况: ['状况', '实情'], 建议: ['意见', '主张'], 工作: ['业务', '任务'],
  问题: ['难题', '症结'], 明确: ['确定', '议定'], 介绍: ['讲解', '说明'], 同志: ['党员', '干部'], 活动: ['联学', '这次活动'], 一致: ['普遍', '都'], 列出: ['整理出', '归纳出'], 重点: ['着重', '主要'],
};
const common = '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三之进着等部度家电力里如水化高自二理起小现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理世车导争';

/** A record with a share of its characters changed. */
export function edited(text: string, share: number, random: Random): string {
  const letters = [...text];
  const wanted = Math.round(letters.length * share);
  let done = 0;
  let now = letters.join('');
  for (let swap = 0; swap < Math.round(share / 0.05); swap += 1) now = exchanged(now, random);
  while (done < wanted) {
    const signs = [...now];
    const at = Math.floor(random() * signs.length);
    const way = random();
    if (way < 0.35) {
      const words = Object.keys(same).filter((word) => now.includes(word));
      const word = words.length === 0 ? null : pick(random, words);
      if (word !== null) {
        const places = [...now.matchAll(new RegExp(word, 'gu'))].map(({ index }) => index);
        const from = pick(random, places);
        now = now.slice(0, from) + pick(random, same[word] ?? [word]) + now.slice(from + word.length);
        done += word.length;
        continue;
      }
    }
    if (way < 0.6) signs[at] = pick(random, [...common]);
    else if (way < 0.8) signs.splice(at, 0, pick(random, [...common]));
    else signs.splice(at, 1);
    done += 1;
    now = signs.join('');
  }
  return now;
}

function exchanged(text: string, random: Random): string {
  const sentences = text.split(/(?<=。)/u);
  if (sentences.length < 2) return text;
  const at = Math.floor(random() * (sentences.length - 1));
  [sentences[at], sentences[at + 1]] = [sentences[at + 1] ?? '', sentences[at] ?? ''];
  return sentences.join('');
}
