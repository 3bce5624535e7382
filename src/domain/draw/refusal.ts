/**
 * Why a draw file or a draw is refused: one catalogue of codes and sentences.
 * A code is stable (programs test it); the sentence is for people.
 */
const sentences = {
  'file.not-utf8': (_: object) => '文件不是有效的 UTF-8 文本',
  'file.bom': (_: object) => '文件开头有字节顺序标记（BOM），应当去掉',
  'file.carriage-return': (_: object) => '含有回车符（CR），行尾只能是换行符（LF）',
  'file.control-character': (p: { codePoint: string }) => `含有不允许的控制字符或不可见字符 ${p.codePoint}`,
  'file.not-nfc': (_: object) => '文字不是 Unicode NFC 形式',
  'file.final-newline': (_: object) => '文件必须以一个换行符结尾',
  'file.version': (p: { expected: string }) => `首行必须是 ${p.expected}`,
  'line.empty': (_: object) => '不允许有空行',
  'line.missing': (p: { expected: string }) => `文件在此结束，缺少 ${p.expected} 行`,
  'line.unexpected': (p: { expected: string }) => `此处应为 ${p.expected} 行，行的种类或者顺序不对`,
  'line.superfluous': (_: object) => '此行多余，或者行的种类、顺序不对',
  'field.count': (p: { kind: string; expected: number; found: number }) =>
    `${p.kind} 行应有 ${p.expected} 个字段，实有 ${p.found} 个`,
  'field.empty': (_: object) => '字段不能为空',
  'field.blank-at-end': (_: object) => '字段首尾不能有空白',
  'number.malformed': (p: { field: string }) => `${p.field}必须是没有前导零的十进制整数`,
  'number.range': (p: { field: string; least: number; most: number }) =>
    `${p.field}必须在 ${p.least} 至 ${p.most} 之间`,
  'hash.malformed': (p: { field: string }) => `${p.field}必须是 64 位小写十六进制`,
  'identifier.malformed': (p: { field: string }) => `${p.field}不能含有“|”、空白或不可见字符`,
  'list.not-sorted': (p: { kind: string }) => `${p.kind} 行必须按 UTF-8 字节严格递增排列，不得重复`,
  'source.number': (p: { expected: number }) => `随机源编号应为 ${p.expected}（从 1 起连续编号）`,
  'source.unknown-format': (p: { format: string }) => `无法识别的随机源格式“${p.format}”`,
  'sheet.no-entropy': (_: object) => '至少要有一个随机源（source）或者一个见证方（party）',
  'sheet.team-smaller-than-crew': (p: { team: number; perUnit: number }) =>
    `抽取人数 ${p.team} 少于每个对象所需人数 ${p.perUnit}`,
  'sheet.too-few-officers': (p: { officers: number; needed: number }) =>
    `名录中只有 ${p.officers} 名人员，少于所需的 ${p.needed} 名`,
  'reference.stratum': (p: { id: string }) => `分层“${p.id}”未在本表列出`,
  'reference.unit': (p: { id: string }) => `检查对象“${p.id}”未在本表列出`,
  'reference.officer': (p: { id: string }) => `人员“${p.id}”未在本表列出`,
  'entropy.other-sheet': (_: object) => '指纹与抽签单不符：这不是本抽签单的随机数文件',
  'entropy.other-party': (p: { expected: string }) => `此处应为见证方“${p.expected}”`,
  'entropy.value': (p: { format: string; rule: string }) => `${p.format} 的结果写法不对：${p.rule}`,
  'entropy.commitment': (p: { who: string }) => `${p.who}公布的数值与事先登记的指纹不符`,
  'hash.unavailable': (p: { algorithm: string }) => `此处不能计算 ${p.algorithm}`,
  'team.infeasible': (p: { perUnit: number }) => `按声明的回避，不存在使每个中签对象都有 ${p.perUnit} 名可用人员的队伍`,
  'team.too-hard': (_: object) => '回避关系过于复杂，无法在限定步数内排定队伍',
  'closed.not-active': (p: { unit: string }) => `“${p.unit}”不在当前检查对象之列，不能递补`,
  'closed.no-crew': (p: { unit: string; perUnit: number }) =>
    `队伍中可检查递补对象“${p.unit}”而无须回避的人员不足 ${p.perUnit} 名`,
  'commit.too-little-entropy': (p: { bits: string; least: number }) =>
    `公开随机源合计只有 ${p.bits} 比特，少于 ${p.least} 比特，不能登记`,
  'commit.only-supplementary': (_: object) => '指数收盘值和信标只能作为附加随机源，须另有开奖或者当众掷骰',
  'commit.repeated-commitment': (p: { who: string }) => `${p.who}登记的指纹与他人相同`,
  'commit.unit-without-crew': (p: { unit: string; perUnit: number }) =>
    `检查对象“${p.unit}”回避之后，名录中可用人员不足 ${p.perUnit} 名`,
} as const

export type DrawRefusalCode = keyof typeof sentences
type Params<C extends DrawRefusalCode> = Parameters<(typeof sentences)[C]>[0]

/** A file that breaks a rule of `zs-draw/1`, or a draw that cannot be made. Thrown by everything in this folder. */
export class DrawRefusal extends Error {
  readonly code: DrawRefusalCode
  /** Line of the file, from 1, where there is one. */
  readonly line: number | undefined

  constructor(code: DrawRefusalCode, sentence: string, line?: number) {
    super(line === undefined ? sentence : `第 ${line} 行：${sentence}`)
    this.name = 'DrawRefusal'
    this.code = code
    this.line = line
  }
}

/** Reads one of a draw's two files; what it refuses then begins with the file's name, which a line number alone lacks. */
export function readingFile<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof DrawRefusal) error.message = `${file}${error.line === undefined ? '：' : ''}${error.message}`
    throw error
  }
}

/** @throws DrawRefusal always */
export function refuse<C extends DrawRefusalCode>(code: C, params: Params<C>, line?: number): never {
  const sentence = sentences[code] as (p: Params<C>) => string
  throw new DrawRefusal(code, sentence(params), line)
}
