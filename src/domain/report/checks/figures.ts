import { fail, none, pass, type Rule, ruleOver, unless, warn } from './check.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Relations between figures of different registers. */
export const figureRules: readonly Rule[] = [
  ruleOver('X1', '许可办件、三项制度件数、平台录入件数一致', 'licences', ({ outcomes, systems, entered }, figures) => {
    const decided = sum(outcomes.map(figures.of))
    const others = [systems, entered].filter((id) => figures.of(id) !== decided)
    const composed = outcomes.filter((id) => figures.of(id) > 0).map((id) => `${figures.title(id)} ${figures.of(id)}`)
    return unless(
      others.map(
        (id) => `${figures.title(id)} ${figures.of(id)}，作出决定 ${decided}（${composed.join('，') || '无'}）`,
      ),
      fail,
    )
  }),
  ruleOver('X2', '实际办理时间不超过承诺', 'promise', ({ promised, slowest }, figures) => {
    if (!figures.has(slowest)) return none('没有办结的办件，无从核对')
    if (!figures.has(promised)) return fail('没有承诺时限的记录')
    const [actual, limit] = [figures.of(slowest), figures.of(promised)]
    return actual <= limit ? pass : fail(`实际 ${actual}，承诺 ${limit}`)
  }),
  ruleOver('X3', '人均学时乘以人数等于总学时，轮训覆盖率为 100%', 'training', ({ officers, share, means }, figures) => {
    const heads = figures.of(officers)
    if (heads === 0) return fail('有培训记录而没有持证人员记录')
    const wrong = means.filter(({ mean, total }) => {
      const { value, within } = figures.rounded(mean)
      return Math.abs(value * heads - figures.of(total)) > within * heads
    })
    const faults = wrong.map(
      ({ mean, total }) =>
        `${figures.title(mean)} ${figures.of(mean)} × ${heads} 人，与总学时 ${figures.of(total)} 不符`,
    )
    return unless([...faults, ...(figures.of(share) === 100 ? [] : [`轮训覆盖率 ${figures.of(share)}%`])], fail)
  }),
  ruleOver('X4', '现场检查人员不少于两人一组', 'visits', ({ units, officers }, figures) => {
    const [visited, drawn] = [figures.of(units), figures.of(officers)]
    if (visited > 0 && drawn < 2) return fail(`抽取 ${visited} 个单位，检查人员只有 ${drawn} 名`)
    return drawn >= visited * 2
      ? pass
      : warn(`抽取 ${visited} 个单位、${drawn} 名人员：须每次检查两人以上同行，请核对分组记录`)
  }),
  ruleOver('X5', '覆盖的县（市）区都在区划名录之内并覆盖全部', 'coverage', ({ covered, whole }, figures) => {
    const [reached, all] = [figures.of(covered), figures.of(whole)]
    return reached === all ? pass : fail(`覆盖 ${reached}，区划 ${all}`)
  }),
  ruleOver('X6', '新制定备案的文件年末都在现行有效文件之中', 'filedInForce', ({ share }, figures) =>
    figures.of(share) === 100 ? pass : warn(`当年备案的文件中只有 ${figures.of(share)}% 年末在库且有效，请核对`),
  ),
  ruleOver('X7', '所称清单张数与列举的清单一致', 'lists', ({ named, listed }, figures) => {
    const count = listed.filter((id) => figures.of(id) > 0).length
    return figures.of(named) === count ? pass : warn(`称 ${figures.of(named)} 张，句中列举 ${count} 种`)
  }),
  ruleOver('X8', '案卷评查：上一年度和当年的案卷不并计', 'dossiers', ({ previous, same, all }, figures) => {
    const [earlier, own, both] = [figures.of(previous), figures.of(same), figures.of(all)]
    return earlier + own === both
      ? pass
      : fail(
          `上一年度 ${earlier} 件与当年 ${own} 件合计 ${earlier + own}，案卷按编号去重为 ${both}：同一案卷记了两个年度`,
        )
  }),
  ruleOver('X11', '占全省比重乘以全省数等于本市数', 'share', ({ percent, own, whole }, figures) => {
    if (!figures.has(own) || !figures.has(whole)) return fail('缺少全省发布数或本市记录')
    const { value, within } = figures.rounded(percent)
    return Math.abs(value * figures.of(whole) - figures.of(own) * 100) <= within * figures.of(whole)
      ? pass
      : fail(`比重 ${figures.of(percent)}% × 全省 ${figures.of(whole)}，与本市 ${figures.of(own)} 不符`)
  }),
  ruleOver(
    'X12',
    '投入强度的重算值与发布值相差不超过 0.01 个百分点',
    'intensity',
    ({ computed, published }, figures) => {
      if (!figures.has(published)) return warn('没有发布的投入强度可以比对')
      if (!figures.has(computed)) return fail('有发布的投入强度，而没有可以重算的数据')
      const [own, told] = [figures.of(computed), figures.of(published)]
      return Math.abs(own - told) <= 0.01 ? pass : fail(`算得 ${own}，发布 ${told}`)
    },
  ),
]
