import type { Draft, Rule, Scene } from './claim.ts'
import { draft, upToClause } from './clause-draft.ts'
import { matchesIn } from './matches.ts'

const whole = { value: 100, decimals: 0, unit: '%', kind: 'all', qualifier: 'all', said: 'all' } as const
/** What is only wished or ordered is no claim that all is done. */
const aim =
  /(?:确保|力争|推动|推进|争取|努力|逐步|要求|保证|务必|应当|必须|应(?!急|届|聘|用|收|对)|须(?!知)|(?<![重主需必])要(?!素|件|案)|不再|并非|不是)[^,;。]{0,12}$/

/** ……作出规定: what is told is a rule. */
const ruled = /(?:作出|做出)(?:明确)?规定$|提出(?:明确|具体)?要求$/

const all = (scene: Scene, at: number, length: number, counted: string): Draft =>
  draft(scene, at, length, {
    ...whole,
    counted: counted.replace(/^(?:予以|已|按要求|得到|都|均|了)+/, ''),
    shares: true,
  })

/**
 * 均按要求完成录入, 均在5日内办结: of all; not 人均、平均, not a duty (均应), not where 均 only spreads a number
 * (均…1个工作日).
 */
const every: Rule = {
  name: '均',
  signs: '均皆',
  find: (scene) =>
    matchesIn(
      scene.open,
      /[均皆](?<!(?:年|平|日|月|(?<![责任行法当])人|(?<=^|[,;。、])[户件家次亩宗])[均皆])(?<!(?:支持|引进|协调|服务|联系)[均皆])(?!衡|瑶|一|压|质|田|势|温|布|热|权|富|等|价|值|匀|线|分|应|须|需|可|不得|为|有|没|未|无|以|在(?!\s?\d+个?(?:工作日|自然日|日|天|小时)|规定|法定|时限|期限|限期|承诺|有效期|合理|正常)|户|摊|降|增|从|由|均|皆)/g,
    ).flatMap((m) => {
      const rest = upToClause(scene.open, m.index + 1)
      if (/(?:全部|全员)[^,;。]{0,20}$/.test(scene.open.slice(Math.max(0, m.index - 24), m.index))) return []
      if (aim.test(scene.open.slice(Math.max(0, m.index - 16), m.index))) return []
      const said = upToClause(scene.folded, m.index + 1)
      const isWithin = /^(?:已|能)?(?:于|在)\s?\d+个?(?:工作日|自然日|日|天|小时)(?:之?内|以内)/.test(said)
      if (isWithin) return all(scene, m.index, 1, said)
      if (/[\d一二两三四五六七八九十]个?(?:工作日|自然日|天|小时)/.test(said)) return []
      if (/\d|第[一二三四五六七八九十]|[二两三四五六七八九十][个项件次]|首位|全覆盖|率先/.test(rest)) return []
      return all(scene, m.index, 1, said)
    }),
}

/** 全部办结, 全部专项, 全员轮训, 悉数整改, 无一例外 */
const allOf: Rule = {
  name: '全部',
  signs: '全悉无',
  find: (scene) =>
    matchesIn(
      scene.open,
      /(全部|悉数|全数|无一例外)(?!门|委|分|长)|全员(?!会|额|[^,;。]{0,10}(?:责任制|制度|机制|体系|格局|理念|预案|方案|办法|细则|规程|要求))/g,
    ).flatMap((m) => {
      const before = scene.open.slice(Math.max(0, m.index - 16), m.index)
      if (
        aim.test(before) ||
        /(?:[未非]|没有|尚未能?|未能?(?:完成|获得?|予|被|得到|实现|做到|达到)?)$/.test(before) ||
        /占$/.test(before) ||
        ruled.test(upToClause(scene.folded, m.index)) ||
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
  signs: '都所全件个人项户家案村条份次批',
  find: (scene) =>
    matchesIn(
      scene.open,
      /都(?!市|会|是|不|没|未|能|要|应|必须)(?<=(?:全体|所有|所[一-龥]{2,3}的|本年[^,;。]{1,4}的|全年[^,;。]{1,8}的|\d[个件项名位份家户起宗案台辆处座条所]|(?:每(?![年月日天周次季逢])[一-龥]?|□□?)[个件项名位份家户起宗案所处座条]|每(?![年月日天周次季逢])[一-龥]{2}|各[级个项类])[^,;。]{1,40}都)|全都(?!市|不|没|未)(?<![首成]全都)|(?:所有|全体)(?<=[对给为]..)(?=[^,;。都均]{2,20}(?:完成|进行|开展|实施|实行|予以|组织)了?[^,;。]{0,12}(?:[,;。]|$))|(?:全体|所有)(?<=(?:^|[,;。、:])(?:全体|所有))(?=[^,;。的都均]{2,10}?(?:通过|参加|完成|签订|接受|签署|到岗|到位|达标|纳入|持证)了?[^,;。的]{0,12}(?:[,;。]|$))|人人(?=[^,;。的]{0,8}(?:接受|参加|签订|完成|持证|达标|过关|通过)[^,;。的]{0,12}(?:[,;。]|$))|(?:件件(?<!案件件)|个个|项项|户户|家家|案案|村村|条条|份份|次次|批批)(?!有着落|有回[音应声]|有落|讲|都?有责|为|都?是)(?=[一-龥])/g,
    ).flatMap((m) => {
      const before = scene.open.slice(Math.max(0, m.index - 16), m.index)
      if (aim.test(before) || /(?:并非|不是|未|没有)[^,;。]{0,6}$/.test(before)) return []
      return all(scene, m.index, m[0].length, upToClause(scene.folded, m.index + m[0].length))
    }),
}

/** 逐一建档, 一律下架, 学员全体参训: of a subject that stands before, and no rule (一律不得). */
const adverb: Rule = {
  name: '逐一',
  signs: '逐一全到每',
  find: (scene) =>
    matchesIn(
      scene.folded,
      /(?:逐一|逐[户件项案个人条份家处场村宗笔栋台辆座所点批册校桥](?=[一-龥]{2})(?!落实|推进|研究|明确|细化|分解|制定|提出|说明|列出|讲解|审议|讨论|对照|予以|分析|梳理|解读|开展|推动|抓)|一律(?!不|应|须|要|严|禁|按|以|从|由|实行|平等|视)|全体(?=已?(?:纳入|参加|参训|完成|到位|通过|持证|接受|签订|缴|到会|转移|撤离|安置|出席|合格|达标))|(?:到了?|直达|惠及|送至|发至|遍及)(?<=直达|及|至|(?:发放|兑付|兑现|送达|拨付|打卡|配发|下发|投放|分配|覆盖|通知|告知|配备|安装|直达|惠及|走访|排查|[一-龥]发)到了?)(?=每一?[名位户家个村所座件人处辆]))/g,
    ).flatMap((m) => {
      const before = scene.folded.slice(Math.max(0, m.index - 30), m.index)
      const clause = before.split(/[,;。:]/).at(-1)!
      if (
        clause.length < 2 ||
        aim.test(before) ||
        /(?:未|没有|凡|对于?未[^,;。]{0,10}|未经[^,;。]{0,16})$/.test(before)
      )
        return []
      if (/未经|凡是?|如有|一经|发现的?$/.test(clause)) return []
      return all(scene, m.index, m[0].length, upToClause(scene.folded, m.index + m[0].length))
    }),
}

/** 覆盖全市14个县(市)区、实现全覆盖; an aim (确保、力争……全覆盖) is no claim yet. */
export const coverage: Rule = {
  name: '覆盖全市',
  signs: '覆',
  find: (scene) =>
    matchesIn(scene.open, /覆盖了?全[国省市州区县]|(?<![无盲])全覆盖/g).flatMap((m) => {
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

/** What is said of everything, coverage apart. */
export const everything: readonly Rule[] = [every, allOf, eachOne, adverb]
