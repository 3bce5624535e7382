import type { Draft, Rule, Scene } from './claim.ts'
import { arabic, chinese, readNumeral } from './numerals.ts'
import { isOccasion } from './occasion.ts'

const numeral = `(?:${arabic}|${chinese})`

const draft = (scene: Scene, start: number, length: number, rest: Omit<Draft, 'at' | 'text'>): Draft => ({
  at: start,
  text: scene.source.slice(start, start + length),
  ...rest,
})

const pad = (text: string): string => text.padStart(2, '0')

/** 2025-03-06, 2025/3/6, 2025.3.6, 2025年1月1日, 二〇二五年一月一日. 截至… only bounds a period and is no claim. */
const date: Rule = {
  name: '日期',
  signs: '-/.日',
  find: (scene) => [
    ...[...scene.folded.matchAll(/(?<!\d)((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g)].map((m) =>
      draft(scene, m.index, m[0].length, {
        value: `${m[1]}-${pad(m[3]!)}-${pad(m[4]!)}`,
        unit: '日期',
        kind: 'date',
        weak: true,
      }),
    ),
    ...[
      ...scene.folded.matchAll(
        /(截[至止]到?)?((?:19|20)\d{2}|[〇零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日(?![至到—–~-])/g,
      ),
    ].flatMap((m) => {
      const [year, month, day] = [m[2]!, m[3]!, m[4]!].map((part) => readNumeral(part)?.value)
      if (m[1] || year === undefined || month === undefined || day === undefined) return []
      if (/[至到—–~-]$/.test(scene.folded.slice(Math.max(0, m.index - 1), m.index))) return []
      const value = `${year}-${pad(String(month))}-${pad(String(day))}`
      return draft(scene, m.index, m[0].length, { value, unit: '日期', kind: 'date', weak: true })
    }),
  ],
}

const listNumber = new RegExp(`(${numeral})张清单`, 'g')

/** “五张清单”: a family of lists named by its number. */
const listFamily: Rule = {
  name: 'N张清单',
  signs: '张',
  find: (scene) =>
    [...scene.open.matchAll(listNumber)].flatMap((m) => {
      const read = readNumeral(m[1]!)
      const named = { unit: '张', kind: 'name' as const, counted: m[0], weak: true as const }
      return read ? draft(scene, m.index, m[0].length, { ...read, ...named }) : []
    }),
}

/** “两微一端”, 一网两微: the channels are the sum of the numerals. */
const channels: Rule = {
  name: '两微一端',
  signs: '微',
  find: (scene) =>
    [...scene.open.matchAll(/(?:[一两二三四五][微端号屏网站刊台]){2,6}/g)].flatMap((m) => {
      if (!m[0].includes('微')) return []
      const value = [...m[0]].reduce((sum, sign) => sum + (readNumeral(sign)?.value ?? 0), 0)
      const named = { unit: '渠道', kind: 'name' as const, counted: m[0], weak: true as const }
      return draft(scene, m.index, m[0].length, { value, decimals: 0, ...named })
    }),
}

const ordinals = new RegExp(`第(${numeral})(期|届|批|次|轮|场|个|家|部|年)`, 'g')

/** 第五期, 第3届, 第十二批; 条、款、号 are hidden before, 位、名 are ranks. */
const ordinal: Rule = {
  name: '第N期',
  signs: '第',
  find: (scene) =>
    [...scene.open.matchAll(ordinals)].flatMap((m) => {
      const read = readNumeral(m[1]!)
      if (!read) return []
      const word = m[2] === '个' && isOccasion(scene.folded.slice(m.index + m[0].length)) ? '届' : m[2]
      const said = {
        unit: `${word}(序数)`,
        kind: 'ordinal' as const,
        qualifier: 'ordinal' as const,
        weak: true as const,
      }
      return draft(scene, m.index, m[0].length, { ...read, ...said })
    }),
}

/** 首个、首届、首次、首批: edition 1. 首个 before the name of an occasion (日、节、周、会) counts editions. */
const first: Rule = {
  name: '首个',
  signs: '首',
  find: (scene) =>
    [...scene.open.matchAll(/首([个届次批家期部例项台支座])(?![日长])/g)].map((m) => {
      const occasion = m[1] === '个' && isOccasion(scene.folded.slice(m.index + 2))
      const unit = `${occasion ? '届' : m[1]}(序数)`
      const said = { kind: 'ordinal' as const, qualifier: 'ordinal' as const, weak: true as const }
      return draft(scene, m.index, 2, { value: 1, decimals: 0, unit, ...said })
    }),
}

const ofPeers = new RegExp(
  `(?:全[国省市州区县]|省内|国内|市内|州内|全国范围内|云南省)[^,;。、]{0,6}?(?:率先|首(?:个|家|次|创|例|批|部|推)|第(${numeral})个(?=完成|实现|出台|建成|开展|修订|制定|公布))|(?:率先|首个|首家|首次)在全[国省市州区县]`,
  'g',
)

/**
 * 全省率先完成、在全国率先、全省首个出台、全省第二个完成: a place among named peers.
 * 率先垂范 names none and claims nothing.
 */
const firstOfPeers: Rule = {
  name: '率先',
  signs: '率首第',
  find: (scene) =>
    [...scene.open.matchAll(ofPeers)].flatMap((m) => {
      const read = m[1] ? readNumeral(m[1]) : { value: 1, decimals: 0 }
      if (!read || /率先(?=垂范)/.test(scene.folded.slice(m.index, m.index + m[0].length + 2))) return []
      const said = { unit: '名(率先)', kind: 'rank' as const, qualifier: 'rank' as const, relation: 'rank' as const }
      return draft(scene, m.index, m[0].length, { ...read, ...said, said: m[1] ? 'rank' : 'first' })
    }),
}

const place = `(?:第(${numeral})(?:位|名)?(?![批期届个家条款章次轮季责时方梯部类项])|(首位|榜首|首席)|前(${numeral})(?:位|名|强)?(?!年|个|期|款|项|次|月))`
const ranking = new RegExp(
  `(均|都|分别)?(?:(?:排名|位居|位列|名列|列居|稳居|跻身|进入|排在|排位|位次|居于|居|排|列|综合)[^,;。、第前首]{0,14}?|(?:荣获|获得?|取得)[^,;。、第前首]{0,10}?(?=第)|全[国省市州县](?:[各同][^,;。、均排居列第]{0,8})?|(?:并列|总分|综合得分|评分)[^,;。、]{0,4}?)${place}`,
  'g',
)

/** 均排名第一、位居全省第三、居首位、全省第1名、排名前三、并列第8 */
const rank: Rule = {
  name: '排名',
  signs: '第首榜前',
  find: (scene) =>
    [...scene.open.matchAll(ranking)].flatMap((m) => {
      const read = m[3] ? { value: 1, decimals: 0 } : readNumeral((m[2] ?? m[4])!)
      if (!read) return []
      const said = { unit: '名', kind: 'rank' as const, relation: 'rank' as const, said: 'rank' as const }
      return draft(scene, m.index, m[0].length, {
        ...read,
        ...said,
        qualifier: m[4] ? 'atMost' : 'rank',
        ...(m[1] && { eachIndicator: true as const }),
      })
    }),
}

const whole = { value: 100, decimals: 0, unit: '%', kind: 'all', qualifier: 'all', said: 'all' } as const
const upToClause = (text: string, from: number): string => /^[^,;。!?:]{0,40}/.exec(text.slice(from))![0]
/** What is only wished or ordered is no claim that all is done. */
const aim = /(?:确保|力争|推动|推进|争取|努力|逐步|要求|保证|务必|应当|必须|应|须|要|不再|并非|不是)[^,;。]{0,12}$/

const all = (scene: Scene, at: number, length: number, counted: string): Draft =>
  draft(scene, at, length, {
    ...whole,
    counted: counted.replace(/^(?:予以|已|按要求|得到|都|均|了)+/, ''),
    shares: true,
  })

/** 均按要求完成录入: of all; not 人均、平均, not a duty (均应), not where 均 only spreads a number (均…1个工作日). */
const every: Rule = {
  name: '均',
  signs: '均皆',
  find: (scene) =>
    [
      ...scene.open.matchAll(
        /(?<!年|平|日|月|(?<![责任行法当])人|(?<=^|[,;。、])[户件家次亩宗])[均皆](?!衡|压|质|田|势|温|布|热|权|富|等|价|值|匀|线|分|应|须|需|可|不得|为|有|没|未|无|以|在(?!\s?\d+个?(?:工作日|自然日|日|天|小时)|规定|法定|时限|期限|限期|承诺|有效期|合理|正常)|户|摊|降|增|从|由|均|皆)/g,
      ),
    ].flatMap((m) => {
      const rest = upToClause(scene.open, m.index + 1)
      if (/(?:全部|全员)[^,;。]{0,20}$/.test(scene.open.slice(Math.max(0, m.index - 24), m.index))) return []
      if (aim.test(scene.open.slice(Math.max(0, m.index - 16), m.index))) return []
      const isWithin = /^(?:已|能)?(?:于|在)\s?\d+个?(?:工作日|自然日|日|天|小时)(?:之?内|以内)/.test(
        upToClause(scene.folded, m.index + 1),
      )
      if (isWithin) return all(scene, m.index, 1, upToClause(scene.folded, m.index + 1))
      if (/[\d一二两三四五六七八九十]个?(?:工作日|自然日|天|小时)/.test(upToClause(scene.folded, m.index + 1)))
        return []
      if (/\d|第[一二三四五六七八九十]|[二两三四五六七八九十][个项件次]|首位|全覆盖|率先/.test(rest)) return []
      return all(scene, m.index, 1, upToClause(scene.folded, m.index + 1))
    }),
}

/** 全部办结, 全部专项, 全员轮训, 悉数整改, 百分之百办结 */
const allOf: Rule = {
  name: '全部',
  signs: '全悉无',
  find: (scene) =>
    [
      ...scene.open.matchAll(
        /(全部|悉数|全数|无一例外)(?!门|委|分|长)|全员(?!会|额|[^,;。]{0,10}(?:责任制|制度|机制|体系|格局|理念))/g,
      ),
    ].flatMap((m) => {
      const before = scene.open.slice(Math.max(0, m.index - 16), m.index)
      if (
        aim.test(before) ||
        /(?:[未非]|没有|尚未能?|未能?(?:完成|获得?|予|被|得到|实现|做到|达到)?)$/.test(before) ||
        /占$/.test(before) ||
        /\d+%[^,;。]{0,2}$/.test(before)
      )
        return []
      return all(scene, m.index, m[0].length, upToClause(scene.folded, m.index + (m[0] === '全员' ? 0 : m[0].length)))
    }),
}

/**
 * 所有案卷都…, 每一件…都…, 对所有单位开展…, 全都…, 件件经审核: all, said without 均. 件件有着落 is a phrase.
 */
const eachOne: Rule = {
  name: '所有……都',
  signs: '都所全件个人项户家案村条份次',
  find: (scene) =>
    [
      ...scene.open.matchAll(
        /(?<=(?:全体|所有|本年[^,;。]{1,4}的|全年[^,;。]{1,8}的|(?:每一?|□□?)[个件项名位份家户起宗案]|各[级个项类])[^,;。]{1,20})都(?!市|会|是|不|没|未|能|要|应)|(?<![首成])全都(?!市|不|没|未)|(?<=[对给为])(?:所有|全体)(?=[^,;。都均]{2,20}(?:完成|进行|开展|实施|实行|予以|组织)了?[^,;。]{0,12}(?:[,;。]|$))|(?:(?<!案)件件|个个|项项|户户|家家|案案|村村|条条|份份|次次)(?!有着落|有回|有落|讲|都?有责|为|都?是)(?=[一-龥])/g,
      ),
    ].flatMap((m) => {
      const before = scene.open.slice(Math.max(0, m.index - 16), m.index)
      if (aim.test(before) || /(?:并非|不是|未|没有)[^,;。]{0,6}$/.test(before)) return []
      return all(scene, m.index, m[0].length, upToClause(scene.folded, m.index + m[0].length))
    }),
}

/** 覆盖全市14个县(市)区、实现全覆盖; an aim (确保、力争……全覆盖) is no claim yet. */
const coverage: Rule = {
  name: '覆盖全市',
  signs: '覆',
  find: (scene) =>
    [...scene.open.matchAll(/覆盖了?全[国省市州区县]|(?<![无盲])全覆盖/g)].flatMap((m) => {
      const clause = scene.folded
        .slice(Math.max(0, m.index - 30), m.index)
        .split(/[,;。]/)
        .at(-1)!
      if (/确保|力争|推动|推进|争取|努力|逐步|要|加快|坚持|推行|开展|监督$/.test(clause)) return []
      if (m[0] === '全覆盖' && /^[^,;。]/.test(scene.folded.slice(m.index + 3)) && !/实现|达到|做到/.test(clause))
        return []
      const counted = clause.replace(/(?:已|均|都|全面|实现|达到|做到|达成|完成|了)+/g, '')
      return draft(scene, m.index, m[0].length, { ...whole, counted: counted || m[0], shares: true })
    }),
}

const nothing = new RegExp(
  [
    '(?:未|没有|从未|均未|尚未|无)(?:再)?(?:发生|出现|收到|产生|接到|引发|存在|发现)(?:过)?(?:一[起件例宗次人](?!外)|任何|1[起件例宗次])?(?=[^,;。]{0,24}(?:案件|事件|事故|诉讼|复议|投诉|信访|败诉|问题|纠纷|上访|撤销|纠错|违法|违规|违纪|疫情|中毒|伤亡|死亡|情况|行为|责令|赔偿|案|异议|反映|举报|申诉|舆情|火灾|险情|感染|泄密|差错|逾期|超期|处分|爆炸|腐败))',
    '无(?:一[起件例宗次人](?!外))(?=[一-龥])',
    // 6份许可证无一逾期
    // 未制发规范性文件, 一例未败诉, 无人被追责, 一个不漏
    '(?<!(?:尚|并|从))未(?:再)?(?:制发|作出|做出|新设|新增|开展过|实施|受到|受理|引发|造成|查出|产生)(?=[^,;。]{1,16}[,;。])',
    '[一1][起件例宗次人个名户项份](?:都|也)?(?:未|没有)(?=[一-龥])',
    '(?<![一-龥]?(?:机|驾))无人(?!机|驾|值守|区|问津|照料|看管|售|船|仓|车|店|超市|员)(?=[一-龥]{2})',
    '(?:无|不再有|未新增|无新增|再无)(?=(?:新增|新设|重大|较大|干部|人员|职工|党员|工作人员)[^,;。]{1,16}[,;。])',
    '(?<=[一-龥]{2})(?=没有发生过?[,;。])没有发生过?',
    '(?<=[一-龥])(?:无遗漏|零遗漏)(?=地|[,;。])',
    '(?<=[一-龥])无一(?![起件例宗次人])(?=[一-龥])',
    // 没有因征收引发的上访
    '(?:没有|不存在|未见|未有)(?=[^,;。有]{0,24}(?:案件|事件|事故|诉讼|复议|投诉|信访|上访|败诉|问题|纠纷|违法|违规|违纪|疫情|伤亡|死亡|行为|异议|举报|舆情|火灾|险情|差错|逾期|超期|处分|积压|欠薪|缺陷|情形|情况|现象|隐患|泄露|损失)(?:发生)?(?:[,;。、]|$))',
    // 未查实一例
    '未[一-龥]{2}(?:任何|(?:哪怕)?一)[起件例宗次人名](?!外)',
    '无(?=[^,;。有]{0,14}(?:案件|败诉|投诉|事故|信访事项|复议|诉讼|死亡|伤亡)(?:发生)?[,;。、])',
    '零(?=投诉|复议|诉讼|败诉|纠错|差错|违纪|事故|信访|上访|发案|增长|延误|逾期|超期|舆情|死亡|伤亡|感染|案件|举报|申诉|积压|失误|缺陷|报告|撤销|变更|处罚|违法|违规|新增|火灾|溺亡|盗窃|警情|发生|退件|异议|次|差评|拖欠|超限|违约|泄密|遗漏|缺陷|扣分|问题|隐患|逾期|纠纷|死亡|返工|退回|流失|拒绝|新增|障碍|欠薪|缺席|缺勤|违章)',
    '(?<=[一-龥](?:为|降至|降为|保持为?|归|(?<!动态)清))零(?=[,;。)]|$)',
    '没有(?:任何)?一[起件例宗次人个名](?!外)(?=[一-龥])',
    '(?<=(?:率|数|案件|投诉|事故|诉讼|复议|人数|量)(?:均|都)?(?:保持|继续保持|降至|降到|降|下降到|下降至|实现|持续|连续)?(?:为|是|至)?)零(?=[,;。、()]|$)',
  ].join('|'),
  'g',
)

/** 零投诉、零复议、未发生、败诉率为零: a zero is a statement too. */
const zero: Rule = {
  name: '零与未发生',
  signs: '未没无零从不',
  find: (scene) =>
    [...scene.open.matchAll(nothing)].flatMap((m) => {
      const before = scene.folded.slice(Math.max(0, m.index - 24), m.index)
      if (/(?:确保|力争|努力|争取|坚决|实现)[^,;。]{0,8}$/.test(before) && /确保|力争|努力|争取|坚决/.test(before))
        return []
      const ends = m[0] === '零' && /^(?:[,;。、()]|$)/.test(scene.folded.slice(m.index + 1, m.index + 2))
      const subject = before
        .split(/[,;。、]/)
        .at(-1)!
        .replace(/(?:均|都|继续|保持|降至|降到|为|是|实现|持续|连续|至|降)+$/g, '')
      const happens = /^(?:发生|增长|报告|新增)/.test(scene.folded.slice(m.index + 1, m.index + 3)) && m[0] === '零'
      const counted =
        ends || happens
          ? subject
          : upToClause(scene.folded, m.index + m[0].length).replace(/^被|(?:发生|的情况)$/g, '') || subject
      const unit = ends && /率$/.test(subject) ? '%' : '件'
      return draft(scene, m.index, m[0].length, { value: 0, decimals: 0, unit, kind: 'zero', said: 'zero', counted })
    }),
}

const frequencies: readonly (readonly [RegExp, number])[] = [
  [/(?:按|每个?|逐)季度?/g, 4],
  [/(?:按|逐)月|每个?月/g, 12],
  [/每半年/g, 2],
]

/** 按季度、每月、每半年: so many times a year. */
const frequency: Rule = {
  name: '按季度',
  signs: '季月半',
  find: (scene) =>
    frequencies.flatMap(([pattern, value]) =>
      [...scene.open.matchAll(pattern)].map((m) => {
        const counted = upToClause(scene.folded, m.index + m[0].length)
        const said = { decimals: 0, unit: '次/年', kind: 'implied' as const, counted, shares: true as const }
        return draft(scene, m.index, m[0].length, { ...said, value, weak: true })
      }),
    ),
}

/** 针对/学习《甲》、《乙》、《丙》等: three named laws. Where a number follows (等5部) that number speaks. */
const namedTitles: Rule = {
  name: '列举书名',
  signs: '《',
  find: (scene) => {
    const pattern =
      /(针对|学习|宣传|宣讲|贯彻|解读|围绕|印发|制定|出台|修订)[^,;。《》]{0,12}?((?:《[^《》]{1,60}》[、和及与]?\s?){2,20})(?:等(?:\d|[二两三四五六七八九十]))?/g
    return [...scene.folded.matchAll(pattern)].flatMap((m) => {
      if (/等.$/.test(m[0])) return []
      const titles = m[2]!.match(/《[^《》]+》/g) ?? []
      const start = m.index + m[0].indexOf('《')
      const length = m[2]!.replace(/[、和及与\s]{1,3}$/, '').length
      const unit = titles.some((title) => /(?:法|条例|法典|规定|办法)》$/.test(title)) ? '部' : '件'
      const said = { decimals: 0, unit, kind: 'implied' as const, shares: true as const, weak: true as const }
      return draft(scene, start, length, { ...said, value: titles.length, counted: `${m[1]}法律法规` })
    })
  },
}

/** 采取甲、乙、丙等多种形式: at least as many as are named. */
const namedForms: Rule = {
  name: '多种形式',
  signs: '等',
  find: (scene) =>
    [
      ...scene.open.matchAll(
        /(?:采取|采用|通过|运用|利用|以)(?:了)?([^,;。]{1,40}、[^,;。]{1,40}?)等(?:多种|多样化?|各种|多个)(?:形式|方式|渠道|途径|手段|载体)/g,
      ),
    ].map((m) =>
      draft(scene, m.index, m[0].length, {
        value: m[1]!.split(/[、和及]/).length,
        decimals: 0,
        unit: '种',
        kind: 'implied',
        qualifier: 'atLeast',
        shares: true,
        weak: true,
      }),
    ),
}

const promised = new RegExp(
  `承诺(?:并且|并|且|、)?(?:均)?(实现|做到|兑现|达到)[^,;。]{0,6}?(${numeral})(?:个)?(工作日|自然日|天|小时)`,
  'g',
)

/** 承诺并且实现1个工作日办理: a promise and what was done, two claims of one number. */
const promise: Rule = {
  name: '承诺并实现N工作日',
  signs: '诺',
  find: (scene) =>
    [...scene.open.matchAll(promised)].flatMap((m) => {
      const read = readNumeral(m[2]!)
      if (!read) return []
      const start = m.index + m[0].lastIndexOf(m[2]!)
      const length = m.index + m[0].length - start
      const said = { ...read, unit: m[3]!, kind: 'number' as const }
      return [
        draft(scene, start, length, { ...said, counted: '承诺' }),
        draft(scene, start, length, { ...said, counted: m[1]!, qualifier: 'atMost' }),
      ]
    }),
}

const runs = new RegExp(`连续(${numeral})(年|个?季度|个?月)`, 'g')

/** 连续两年, 连续3年 */
const run: Rule = {
  name: '连续k年',
  signs: '续',
  find: (scene) =>
    [...scene.open.matchAll(runs)].flatMap((m) => {
      const read = readNumeral(m[1]!)
      if (!read) return []
      const said = { unit: m[2]!.replace(/^个(?=季度)/, ''), kind: 'number' as const, qualifier: 'runLength' as const }
      const subject = scene.folded
        .slice(0, m.index)
        .split(/[,;。:]/)
        .at(-1)!
      const counted = `${subject}${upToClause(scene.folded, m.index + m[0].length)}`
      return draft(scene, m.index, m[0].length, { ...read, ...said, relation: 'run', counted })
    }),
}

/** Rules for what is said without a plain count, most particular first. A rule hides what it takes from the next. */
export const rules: readonly Rule[] = [
  date,
  run,
  promise,
  listFamily,
  channels,
  firstOfPeers,
  first,
  ordinal,
  rank,
  zero,
  every,
  allOf,
  eachOne,
  coverage,
  frequency,
  namedTitles,
  namedForms,
]
