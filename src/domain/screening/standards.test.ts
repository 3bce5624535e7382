import { describe, expect, it } from 'vitest'
import { toDay } from '../calendar/day.ts'
import { rules } from './rules.ts'
import { screenClause } from './screen.ts'
import { basisOfStandard, standards } from './standards.ts'
import { isWord, sources, words } from './words.ts'

/** Of each standard a clause that calls up this one alone, and one that sounds like it and is innocent. */
const pairs: Readonly<Record<string, readonly [hit: string, alike: string]>> = {
  'A8.1a': [
    '出台本市养老产业准入负面清单。',
    '市场准入负面清单由国家统一制定，清单以外的领域各类经营主体均可依法进入。',
  ],
  'A8.1b': ['未取得行业主管部门备案回执的，不得从事搬家服务。', '未取得食品经营许可证的，不得从事餐饮服务。'],
  'A8.1c': ['新开网吧须先经社区居委会签字同意，再行办理。', '新开网吧须经公安机关依法审核。'],
  'A8.1d': ['两家眼镜店之间的间距不得少于二百米。', '消火栓之间的间距不得少于国家标准。'],
  'A8.1e': ['暂停受理新增驾校的申请。', '暂停受理期间，窗口改在二楼办公。'],
  'A8.2a': ['授予县旅投公司景区观光车特许经营权。', '特许经营权通过公开招标授予。'],
  'A8.2b': ['停车场由市城投集团负责运营。', '停车场由中标人负责运营。'],
  'A8.2c': ['将供热特许经营期限延长十年。', '供热特许经营期满后重新公开招标。'],
  'A8.3a': ['各驾校须安装指定公司开发的计时系统。', '任何单位不得指定计时系统的供应商。'],
  'A8.3b': ['机关食堂仅限使用本县企业供应的蔬菜。', '机关食堂使用的蔬菜应当查验合格证明。'],
  'A8.3c': ['评估须从国资委公布的备选库中抽取机构。', '可以从备选库中选取机构，也可以库外选聘。'],
  'A8.3d': ['加入平台的商户优先享受流量，未加入的取消评优。', '商户可以自愿加入平台。'],
  'A8.4a': ['从事家政培训的机构，注册资本不少于三百万元。', '注册资本由股东按照公司法的规定认缴。'],
  'A8.4b': ['承接单位须为国有企业。', '承接单位不分所有制性质，均可参加。'],
  'A8.4c': ['校外托管机构未经批准不得停业。', '校外托管机构停业的，应当提前告知家长。'],
  'A8.5': ['商户入市前缴纳经营保证金。', '禁止向商户收取经营保证金。'],
  'A9.1a': ['外地啤酒进入市场前重新检验。', '啤酒不论产地，按照国家标准检验。'],
  'A9.1b': ['设立检查站，防止活羊外流。', '任何单位不得设立关卡，阻碍活羊流通。'],
  'A9.1c': ['五年内不得迁出。', '企业迁移登记由登记机关依法办理。'],
  'A9.2a': ['外地企业必须设立分公司。', '外地企业自主决定是否设立分公司。'],
  'A9.2b': ['市外企业取得风电指标的，承诺完成五亿元投资。', '市外企业与本市企业平等参与风电指标的竞争性配置。'],
  'A9.2c': ['乙方须在本市设立分公司。', '不得要求乙方在本市设立分公司。'],
  'A9.3a': ['抽签限于县内施工企业。', '抽签不限于县内施工企业，各类企业均可参加。'],
  'A9.3b': ['同等条件下优先采用本地企业的产品。', '同等条件下优先采用节能产品。'],
  'A9.3c': ['投标人获得本市优质工程奖的，加2分。', '投标人获得国家优质工程奖的，加2分。'],
  'A9.3d': ['信用评价中，按在本市缴纳的税款计分。', '信用评分不得使用注册地、纳税地等指标。'],
  'A9.3e': ['对本地企业与外地企业分别评审。', '对本地企业与外地企业适用同一标准评审。'],
  'A9.3f': ['投标人须到现场购买招标文件。', '招标文件在网上免费下载，投标人无需到现场。'],
  'A9.4a': ['外地货车加收停车费。', '外地货车与本地货车执行同样的收费标准。'],
  'A9.4b': ['对外县垃圾的处理价格上浮两成。', '垃圾处理价格按照定价目录执行。'],
  'A9.4c': ['购买本市生产的家电，每台补贴三百元。', '购买一级能效家电，每台补贴三百元。'],
  'A9.5a': ['外省导游须另行参加考核。', '导游证全国通用，不得要求外省导游重复考核。'],
  'A9.5b': ['加大对市外企业的抽检频次，对外地产品重点检查。', '根据信用风险确定抽检频次。'],
  'A9.5c': ['工资保证金非本市企业按百分之三、本市企业按百分之一执行。', '工资保证金对所有企业执行同一比例百分之一。'],
  'A9.6': ['不得面向外地茶商放货。', '外地茶商与本地茶商平等进货。'],
  'A10.1a': ['免征房产税三年。', '房产税的免征按照国家规定执行。'],
  'A10.1b': ['引导股东变更为有限合伙，以减半缴纳。', '合伙企业的设立登记依照合伙企业法办理。'],
  'A10.1c': ['园区内实行核定征收。', '核定征收依照税收征收管理法的规定执行。'],
  'A10.2a': ['支持龙头企业扩大产能，给予补助。', '对新认定的国家级专精特新企业给予奖励。'],
  'A10.2b': ['国有企业的补助比例上浮。', '补助不分所有制。'],
  'A10.2c': ['总部迁入的，奖励二百万元。', '企业迁入登记即来即办。'],
  'A10.2d': ['按地方财政贡献的五成奖励。', '按研发费用的五成补助。'],
  'A10.3a': ['重点企业用地指标优先保障。', '用地指标按照规划统一安排。'],
  'A10.3b': ['签约项目的配套费全免。', '配套费依照规定的标准收取。'],
  'A10.3c': ['重点企业缓缴社会保险费。', '缓缴社会保险费按照国家规定办理，适用于所有参保单位。'],
  'A10.4': ['名单内的贷款由国有公司担保。', '银行自主决定贷款。'],
  'A11.1a': ['各气站按片区供气，不得跨片区销售。', '经营者不得划分市场。'],
  'A11.1b': ['由协会组织统一收费标准。', '协会不得组织会员统一收费标准。'],
  'A11.1c': ['药店的进价由联盟汇总后在成员间通报。', '统计机构对企业报送的价格予以保密。'],
  'A11.2a': ['执行优惠电价。', '执行国家规定的阶梯电价。'],
  'A11.2b': ['对快递实行政府指导价。', '对列入定价目录的供水实行政府定价。'],
  'A11.2c': ['招商企业的气价下浮三成。', '气价按照省定标准执行。'],
  'A11.3a': ['发布民宿建议价。', '民宿自主定价。'],
  'A11.3b': ['中介佣金不得超过百分之一。', '中介佣金由当事人协商确定。'],
}

describe('标准目录', () => {
  it('given the standards, then each has rules or is left to the reader, and each rule has its standard', () => {
    const withRules = new Set(rules.map(({ standard }) => standard))
    expect([...withRules].sort()).toEqual(
      standards
        .filter(({ byReaderOnly }) => !byReaderOnly)
        .map(({ id }) => id)
        .sort(),
    )
    expect(Object.keys(pairs).sort()).toEqual([...withRules].sort())
  })

  it.each(Object.entries(pairs))(
    'given a clause against %s, then this standard is called up and no other',
    (id, [hit]) => {
      expect(screenClause(hit).map(({ standard }) => standard)).toEqual([id])
    },
  )

  it.each(Object.entries(pairs))('given a clause that sounds like %s, then nothing is called up', (_, [, alike]) => {
    expect(screenClause(alike)).toEqual([])
  })

  it('given the words, then each is used by a rule or by another word', () => {
    const byRules = rules.flatMap(({ says, also, unless }) => [
      ...says.flatMap(({ oneOf }) => oneOf),
      ...also.flat(),
      ...unless,
    ])
    const byWords = Object.values(sources).flatMap((source) =>
      [...source.matchAll(/\{([a-z]\w*)\}/gi)].map(([, name]) => name!),
    )
    expect(byWords.filter((name) => !isWord(name))).toEqual([])
    expect(Object.keys(words).filter((name) => ![...byRules, ...byWords].includes(name))).toEqual([])
  })

  it('given a day, then a standard rests on the texts in force on it', () => {
    const on = (day: string) =>
      basisOfStandard('A10.2c', toDay(day)).map((citation) => 'instrument' in citation && citation.instrument)
    expect(on('2021-06-28')).toEqual([])
    expect(on('2024-07-31')).toEqual(['国市监反垄规〔2021〕2号'])
    expect(on('2024-08-01')).toEqual(['公平竞争审查条例'])
    expect(on('2025-04-20')).toEqual(['公平竞争审查条例', '公平竞争审查条例实施办法'])
  })
})
