const inCase = (p: { caseId: string }): string => `办件 ${p.caseId}`
const inEntry = (p: { caseId: string; n: number }): string => `办件 ${p.caseId} 第 ${p.n} 次记录`

/** Everything that a check of the records can find, in words that say what happened. */
export const fsckFindings = {
  'case.absent': (p: { caseId: string }) => `${inCase(p)}有留痕记录，却没有办件本身：办件行被删除`,
  'case.matter': (p: { caseId: string; matter: string; version: string }) =>
    `${inCase(p)}所属的事项“${p.matter}”（${p.version} 起施行的版本）不在本单位的事项清单中：事项或版本被改动`,
  'case.column': (p: { caseId: string; columns: string }) =>
    `${inCase(p)}的“${p.columns}”与逐条记录推算的结果不一致：办件行在库内被直接改动`,
  'case.derived': (p: { caseId: string; columns: string }) =>
    `${inCase(p)}的“${p.columns}”与现行口径推算的不一致：办件行在库内被直接改动，或者升级后尚未重算（rederive）`,
  'case.live': (p: { caseId: string }) => `${inCase(p)}存有的现状摘要与封存记录推算的不一致：办件行在库内被直接改动`,
  'case.state': (p: { caseId: string }) => `${inCase(p)}现状的摘要与封存日志最后一条所载的不一致`,
  'entry.missing': (p: { caseId: string; n: number }) =>
    `${inEntry(p)}在封存日志中有，在办理记录中没有：办理记录被删除，或者恢复过较早的备份`,
  'entry.unsealed': (p: { caseId: string; n: number }) => `${inEntry(p)}没有封存：绕过系统写入，或者封存记录被删除`,
  'entry.order': (p: { caseId: string; n: number }) => `${inEntry(p)}的序号不连续：记录被删除、重复或者改动`,
  'entry.altered': (p: { caseId: string; n: number; what: string }) =>
    `${inEntry(p)}的“${p.what}”与封存摘要不符：内容在封存之后被改动`,
  'entry.salt': (p: { caseId: string; n: number; what: string }) =>
    `${inEntry(p)}的“${p.what}”缺少披露所需的盐，又没有封存（删除）登记：盐被删除`,
  'entry.strange': (p: { caseId: string; n: number; what: string }) =>
    `${inEntry(p)}中多出从未封存过的“${p.what}”：事后被直接加入`,
  'entry.unknown-action': (p: { caseId: string; n: number; action: string }) =>
    `${inEntry(p)}的办理动作“${p.action}”不在事项中：动作被改动`,
  'entry.digest': (p: { caseId: string; n: number }) =>
    `${inEntry(p)}的封存日志里有无法对应任何内容的摘要：内容被删除，又没有封存（删除）登记`,
  'entry.link': (p: { caseId: string; n: number; what: string }) =>
    `${inEntry(p)}的封存日志“${p.what}”与办理记录不一致：封存记录或办理记录被改动`,
  'right.missing': (p: { caseId: string; n: number; actor: string; reason: string }) =>
    `${inEntry(p)}的办理人 ${p.actor} 当时无权办理：${p.reason}；记录未经程序写入，或者任免记录被改动`,
  'entry.inadmissible': (p: { caseId: string; n: number; reason: string }) =>
    `${inEntry(p)}按现行程序不能办理：${p.reason}；记录未经程序写入，或者程序升级后规则有变`,
  'facts.differ': (p: { caseId: string; missing: number; strange: number }) =>
    `${inCase(p)}的统计事实与逐条推算的不一致：缺 ${p.missing} 条，多 ${p.strange} 条；统计数据被直接改动，或者升级后尚未重算（rederive）`,
  'facts.past': (p: { caseId: string }) =>
    `${inCase(p)}重算之前的统计事实与重算时封存的摘要不符：历史统计数据被直接改动`,
  'figure.differs': (p: { id: string; title: string; year: number; own: string; stored: string }) =>
    `${p.year} 年“${p.title}”（${p.id}）：由封存的办理推算为 ${p.own}，统计表中为 ${p.stored}`,
  'list.differs': (p: { caseId: string }) =>
    `${inCase(p)}在清单中的一行与办理记录推算的不一致：清单在库内被直接改动，或者升级后尚未重算（rederive）`,
  'clocks.differ': (p: { caseId: string; what: string }) =>
    `${inCase(p)}的期限“${p.what}”与期限台账推算的不一致：期限被直接改动，或者节假日安排更新后尚未重算（rederive）`,
  'clock-events.differ': (p: { caseId: string }) => `${inCase(p)}的期限台账与办理记录不一致：台账被直接改动`,
  'documents.differ': (p: { caseId: string; n: number }) =>
    `${inEntry(p)}的文书清单或文号与办理记录不一致：文书被增删或者改动`,
  'documents.altered': (p: { caseId: string; n: number }) =>
    `${inEntry(p)}的文书正文与封存的摘要不符：正文被改动，或者未经依法删除而缺失`,
  'publications.differ': (p: { caseId: string; n: number }) =>
    `${inEntry(p)}的公示清单或日期与办理记录不一致：公示被增删或者改动`,
  'attachment.lost': (p: { sha256: string; reason: string }) => `佐证材料 ${p.sha256} 不能读取：${p.reason}`,
  'printing.altered': (p: { text: string; format: string; reason: string }) =>
    `印存的文书文件（${p.format}，正文摘要 ${p.text}）：${p.reason}`,
  'report.strange': (p: { caseId: string; n: number }) =>
    `${inEntry(p)}所存的年度报告文本不是系统生成的：文件被替换，或者截至时刻被改动`,
  'report.figures': (p: { caseId: string; n: number; figures: string }) =>
    `${inEntry(p)}所存的年度报告与当时的记录不符（${p.figures}）：文本不是由记录生成，或者当时的记录被改动`,
  'report.prose': (p: { caseId: string; n: number }) =>
    `${inEntry(p)}所存的年度报告数据相符，文字与现行提纲所生成的不同：提纲已修订，所列的记录其后更正，或者文字被改动`,
  'series.gap': (p: { series: string; year: number; running: number }) =>
    `${p.year} 年“${p.series}”文号第 ${p.running} 号没有对应的文书：文书被删除或者文号被改动`,
  'series.twice': (p: { number: string; times: number }) => `文号“${p.number}”用了 ${p.times} 次：文号被改动`,
  'series.foreign': (p: { number: string }) => `文书的文号“${p.number}”不在任何文号序列中：文号被改动`,
  'journal.index': (p: { index: number }) => `封存日志缺少第 ${p.index} 号：记录被删除或者编号被改动`,
  'journal.leaf': (p: { index: number }) => `封存日志第 ${p.index} 号的内容与其叶哈希不符：记录在库内被改动`,
  'journal.head': (p: { size: number; rows: number }) =>
    `日志头（${p.size} 条）与 ${p.rows} 条封存记录推算的树不一致：日志头或记录被改动`,
  'journal.chain': (p: { message: string }) => `封存日志：${p.message}`,
  'journal.witnessed': (p: { size: number; reason: string }) =>
    `所存 ${p.size} 条检查点的见证文件不予采信：${p.reason}；文件损坏、被改动或者是伪造的`,
  'sight.unproven': (p: { caseId: string; n: number; by: string; size: number }) =>
    `${inEntry(p)}所记“${p.by}”对 ${p.size} 条检查点的见证，已公布的日志不能证明：见证文件被删除或者改动，或者该见证人已不在设置中`,
  'journal.published': (p: { message: string }) => p.message,
} as const

export type FsckCode = keyof typeof fsckFindings
export type FsckFinding = {
  readonly code: FsckCode
  readonly message: string
  readonly caseId?: string
  readonly severity: 'fault' | 'doubt'
}

export function found<C extends FsckCode>(
  code: C,
  p: Parameters<(typeof fsckFindings)[C]>[0],
  severity: FsckFinding['severity'] = 'fault',
): FsckFinding {
  const message = (fsckFindings[code] as (p: unknown) => string)(p)
  return { code, message, severity, ...('caseId' in p ? { caseId: p.caseId } : {}) }
}
