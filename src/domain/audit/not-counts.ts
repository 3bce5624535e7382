import { chinese } from './numerals.ts'

/** Words with a numeral inside that count nothing. Place names, slogans, adverbs, offices of the state. */
const names = [
  '三项制度|双随机、?一公开|三重一大|(?:中央)?八项规定|证照分离|一网通办|一窗通?办|一窗受理|一件事|一次办|一次告知|一次性|最多跑一次|一业一证|一岗双责',
  '一把手|第一责任人|第一时间|第一议题|第一生产力|第一动力|第一资源|第一方阵|第一梯队|第一书记|第一线|第一步|第三方|第一产业|第二产业|第三产业',
  '四个意识|四个自信|两个维护|两个确立|三会一课|五位一体|四个全面|一带一路|三农|四不两直|四风|两高|两法衔接|三定|三公(?:经费)?|一府两院',
  '十[一二三四五六]五|[一二三四五六七八九]五(?=普法|规划)|二十[大一]|十[九八]大|[一二三四五六]中全会|[一二三四五六七八九十]+届(?=[一二三四五六]?中全会|全国人大)',
  // 技术合同一万三千项 holds no 同一.
  '进一步|(?:逐|唯|统|同|单|专|之|其|某|每|任|这|那|另|万|一)一(?![十百千万亿])',
  '一定|一体|一流|一律|一系列|一批|一支|一线|一步|一般|一些|一直|一贯|一切|一致|一并|一旦|一时|一心|一道|一同|一起|一手|一对一|一站式|一揽子|一如既往|一以贯之|一张网|一盘棋|一张图|一张表',
  '第一[,、:]|十分|十足|百姓|千方百计|千家万户|万众|万户|万物|四川|三亚|五华|九江|六安|百色|万州|七台河|三明|四平|五一|六一|九三学社|两会|三区三线',
  '三年行动|[一二三四五六七八九十]年(?=行动|规划|计划|攻坚)|近[一二两三四五六七八九十几]+年|近年',
].join('|')

/** Patterns, each with what it hides. They run on folded text and see line starts. */
const patterns: readonly RegExp[] = [
  // 网址、邮箱
  /https?:\/\/[^\s,。;]+|[\w.-]+@[\w.-]+/g,
  // 文号:云政发〔2024〕1号、第28号令
  /[〔[(]\d{4}[〕\])]\s*(?:第\s*)?\d+\s*号|第?\d+号(?=令|文|公告|文件|[,。;、)])/g,
  // 段落编号:一、 (一) 1. 1、 (1) ①
  /(?<=(?:^|\n)[ \t#>*-]*)(?:[一二三四五六七八九十]+、|\d{1,2}[.、](?!\d)|\d{1,2}\.(?=\d+[年月]))/g,
  /\((?:[一二三四五六七八九十]+|\d{1,2})\)|[①-⑳]/g,
  // 一是……二是……
  /[一二三四五六七八九十]+(?=是(?!否))|其[一二三四五]/g,
  // 法条:第四十二条第一款第(四)项
  new RegExp(
    `第(?:\\d+|${chinese})[条款章编目](?:之(?:\\d+|${chinese}))?(?:第?(?:\\d+|${chinese})[款项目])*|第(?:\\d+|${chinese})(?:季度|方面)`,
    'g',
  ),
  // 与拉丁字母相连:5G、ISO9001、A4;“1+N”
  /[A-Za-z]+[-.]?\d+(?:\.\d+)?|\d+(?:\.\d+)?[A-Za-z]+|\d+(?:\+[\dN]+)+|\d+×\d+/g,
  // 会议的届次:第十四届全国人大第三次会议、第8次局长办公会议
  new RegExp(
    `第${chinese}届(?=全国|中央|[^,;。]{0,6}(?:人大|人民代表大会|政协|委员会))|第(?:\\d+|${chinese})次(?=[^,;。]{0,10}(?:会议|全会|集体学习))|(?<=届[^,;。]{0,14})${chinese}次(?=会议|全会)`,
    'g',
  ),
  // 热线:12345热线
  /(?<!\d)(?:12\d{3}|96\d{3,4})(?=["”]?(?:政务服务|便民|市民|服务|法律|公共|投诉|举报|监督)*(?:热线|平台|电话))/g,
  // 电话、钟点、节日的月日(12·4)
  /(?<!\d)0\d{2,3}-\d{7,8}|(?<!\d)1\d{10}(?!\d)|\d{1,2}:\d{2}|\d{1,2}·\d{1,2}/g,
  // 近3年、3年行动
  /近\d+年|\d+年(?=行动|规划|计划|攻坚)/g,
  new RegExp(`(?<![第\\d〇零一二三四五六七八九十百千])(?:${names})`, 'g'),
  // 起止日期只界定期间:2024年1月1日至12月31日
  /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?[至到—-]+(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底)?/g,
]

const hide = (found: string): string => '□'.repeat(found.length)

/** 《…》 with titles inside titles. */
function hideTitles(text: string): string {
  let depth = 0
  let hidden = ''
  for (const sign of text) {
    if (sign === '《') depth += 1
    hidden += depth > 0 && sign !== '\n' ? hide(sign) : sign
    if (sign === '》') depth = Math.max(0, depth - 1)
    // An unclosed title ends with its line: better a false claim than a silent page.
    if (sign === '\n') depth = 0
  }
  return hidden
}

/** Chinese numerals inside quotation marks are names (“三个一”), unless the name itself says how many (“五张清单”, “两微一端”). */
const hideQuoted = (text: string): string =>
  text.replace(/“[^”\n]{1,20}”/g, (quoted) =>
    /张清单|[微端号屏].?”$/.test(quoted) ? quoted : quoted.replace(/[〇零一二两三四五六七八九十百千万亿]/g, '□'),
  )

/** Folded text with everything that looks like a number and is none replaced by □, length unchanged. */
export const maskNames = (folded: string): string =>
  hideQuoted(patterns.reduce((text, pattern) => text.replace(pattern, hide), hideTitles(folded)))
