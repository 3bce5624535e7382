import type { Subject } from './figure.ts'
import { excludes, type Mention, mentionsIn } from './lexicon.ts'
import { tellingWords } from './plain-words.ts'

/** Where the words of one claim stand; all folded. */
export type Surroundings = {
  /** What its clause says before its first number; of a later number's own words it is the head. */
  readonly head: string
  /** The words before and behind the number that are its own. */
  readonly own: string
  /** The clauses that follow, up to the next number or the end of the sentence. */
  readonly following: string
  /** The sentence up to the clause of the claim. */
  readonly leading: string
}

export type Piece = { readonly mentions: readonly Mention[]; readonly telling: readonly string[] }

/** The concepts of a stretch, and what else it says. */
export function pieceOf(text: string): Piece {
  const mentions = mentionsIn(text)
  const telling: string[] = []
  let at = 0
  for (const mention of mentions) {
    if (mention.at > at) telling.push(...tellingWords(text.slice(at, mention.at)))
    at = mention.at + mention.length
  }
  if (at < text.length) telling.push(...tellingWords(text.slice(at)))
  return { mentions, telling }
}

/** A supposition, a report by others, a correction, a quotation: nothing of it is said by the bureau as done. */
const notAsserted =
  /如果|假如|假设|倘若|假使|要是|一旦|若(?!干)|如(?=[^,;。]{0,12}(?:则|就|的话))|的话|(?:据|按)[^,;。]{1,14}(?:报道|通报|反映|介绍|称|披露|传)|网传|传言|传闻|谣传|自称|声称|误称|误报|误写|误填|虚报|谎报|多报|少报|漏报|错报|重复上报|不实|不属实|失实|更正|订正|并非|而非|不是|有人(?:说|称|认为|反映)|媒体|新闻|问卷|答题|试题|题目|例如|比如|譬如|举例|示例|模拟|演练|案情|教材|测算|估算|推算|假定|理论上|原则上|本应|本该|本来|原本|原定|原计划|原拟|原报|最初|起初|曾(?!经)|曾经/

/** A stock, of which the year's own is told behind it: 累计15个, 其中当年3个. */
const stock = /^[,(]其中[^,;。]{0,2}(?:当年|今年|本年度?|年内)/

/** Behind the number: what became of it afterwards. */
const afterwards =
  /(?:^|[,(])(?:其?后|随后|后来|但|但是|然而|不过|却|因|由于|均|都|全部|全|又|现|现已|已|最终|最后|目前|至今|经查|经核|经核查|经核实|经审查|实际|其中)?[^,;。]{0,10}(?:未(?!来|成年|发生|发现|出现|收到|检出|接到|引发)|没有(?!发生|发现|出现|收到)|尚未|并未|未能|未予|不予(?!处罚)|不能|无法|不合格|不满意|不通过|不达标|不合规|不属于|撤销|撤回|撤并|吊销|注销|作废|取消|终止|中止|暂停|停办|停止|退回|驳回|否决|废止|失效|过期|到期|届满|解散|裁撤|落选|失败|落空|搁置|推迟|延期|改期|缓办|暂缓|遗失|损毁|被盗|移送|待(?:办|审|批|定|发|核)|正在|尚待|有待|系误|有误|错误|虚假|造假|不实)/

/** Other bodies and circles than the bureau's own. */
const others =
  /(?:省|国家|自治区|部|委|外省|外市|兄弟|友邻|周边|邻|其他|其它|另一|各县|各区|县级|区级|乡镇|街道|下属|下级|上级|有关|相关|某|省内其他)(?:[市州县区地])?[一-龥]{0,6}(?:厅|部门|部委|局|院|单位|地区|城市|州市|机构|协会|学会|中心|公司|委员会)|省(?:级|本级|直)|市直(?:各)?(?:部门|单位)|(?:曲靖|玉溪|保山|昭通|丽江|普洱|临沧|楚雄|红河|文山|西双版纳|大理|德宏|怒江|迪庆|成都|贵阳|重庆|南宁|拉萨)[市州]?|(?:五华|盘龙|官渡|西山|东川|呈贡|晋宁|安宁|富民|宜良|石林|嵩明|禄劝|寻甸)[一-龥]{0,6}|(?:高新|经开|度假|自贸|滇中)(?:技术)?(?:产业)?(?:开发)?(?:新)?区|西部|全球|世界|国际|东部|中部|西南|国内|省会|同类城市|副省级/

/** All but these; or the minus before a number. */
const except = /以外|之外|除外|除[^,;。]{1,16}外|[-—－]$/

const exceptBefore = /除[^,;。]{1,16}(?:外|之外|以外),$|(?:剔除|扣除|不含|不包括)[^,;。]{1,16}(?:后|外)?,$/

/** A part only, or a share of it. */
const partial =
  /中(?:已|有)?(?:通过|获批|合格|入选|落选)|(?:仅|只)(?:有|对|在|将|为|完成|办|发)?(?=[^,;。]*(?:一部分|部分|个别|少数))|部分|个别|少数|多数|大部分|其余|剩余|余下|另有|尚有|还有|尚余|还差|尚差|还缺|尚缺|缺口|短缺|差额|缺额|欠|不足部分|超出部分|上限|下限|最高限额|限额|限额内|额度|指标数|配额|名额|编制数|门槛|起点|基数|人均(?=[^,;。]{0,12}(?:缺|差|欠))/

/** 3个检查单位中有…, 从…中抽取: the number is that from which others are taken. */
const takenFrom = /^[^\n,;。]{0,14}[之当]?中(?:有|随机|抽|选|筛|择|确定|产生|挑)/

/** Since years ago, over several years: no number of one year. */
const manyYears =
  /(?:19|20)\d{2}(?:年)?(?:底|末|初)?(?:至|到|[—–~-]{1,2})(?:19|20)\d{2}年?|(?:近|过去|前|最近)(?:\d|[两二三四五六七八九十几])+年|历年|历次|历届|建局以来|成立以来|开展以来|启动以来|实施以来|五年来|三年来|两年来|十年来|“?十[三四五]五”?(?:以来|期间)|五年累计|三年累计/
const sinceYear = /((?:19|20)\d{2})年(?:\d{1,2}月)?(?:以来|起|至今)/

/** What stands around a claim, read once for all figures that it may mean. */
export type Told = {
  readonly own: Piece
  readonly head: Piece
  /** Words of another mood, body or part, unless the figure says them itself. */
  readonly signals: readonly string[]
  /** Ends, corrections, other spans of time: no figure explains them. */
  readonly ends: readonly string[]
  readonly since: RegExpExecArray | null
}

export function toldBy({ own, head, leading, following }: Surroundings): Told {
  const sentence = `${leading},${head}${own}`
  const all = `${sentence},${following}`
  const words = (patterns: readonly RegExp[], text: string): string[] =>
    patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
  return {
    own: pieceOf(own),
    head: pieceOf(head),
    signals: words([notAsserted, others, partial], sentence),
    ends: [
      ...words([except], `${head}${own.slice(0, own.indexOf('\n'))}`),
      ...words([exceptBefore], leading),
      ...words([takenFrom], own.slice(own.indexOf('\n') + 1)),
      ...words([manyYears], all),
      ...words([afterwards, notAsserted, stock], following).map((word) => word.replace(/^[,(]/, '')),
    ],
    since: sinceYear.exec(all),
  }
}

/**
 * What stands around a claim that its figure does not explain: another act, thing, body, circle, mood or end. Agreement
 * and difference must be earned, so one word is enough to leave the claim unclear.
 */
export function unexplained({ own, head, signals, ends, since }: Told, subject: Subject): string[] {
  const isOther = (name: string): boolean => !subject.own.has(name) && excludes(name, subject.own)
  const found = own.mentions.flatMap(({ concept: { name, isGeneral } }) =>
    subject.own.has(name) || subject.alongside.has(name) || (isGeneral && !isOther(name)) ? [] : name,
  )
  found.push(...head.mentions.flatMap(({ concept }) => (isOther(concept.name) ? concept.name : [])))
  for (const word of [...own.telling, ...head.telling]) if (!isSaidBy(subject, word)) found.push(word)
  for (const word of signals) if (!subject.text.includes(word)) found.push(word)
  found.push(...ends)
  if (since && since[1] !== subject.figure.period.slice(0, 4) && !subject.isDate) found.push(since[0])
  return [...new Set(found)]
}

/** What a figure of a change is said with. */
const ofChange = /^(?:同比|环比|增长|增幅|增速|提速|下降|降幅)+$/

/** Whether a figure's own words say all of a word but single signs. */
function isSaidBy({ text, isChange }: Subject, word: string): boolean {
  if (word.length === 1) return false
  if (isChange && ofChange.test(word)) return true
  let left = 0
  for (let at = 0; at < word.length; ) {
    let length = Math.min(8, word.length - at)
    while (length > 1 && !text.includes(word.slice(at, at + length))) length -= 1
    left = length > 1 ? 0 : left + 1
    if (left > 1) return false
    at += length
  }
  return true
}
