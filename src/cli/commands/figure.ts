import { figureOf, UnknownFigure } from '#app/report.ts'
import { figureTrace } from '#db/figure-trace.ts'
import { figureValue } from '#domain/figures/evaluate.ts'
import { monthsText, readMonths, spanOf } from '#domain/figures/span-words.ts'
import { printFigure } from '#domain/report/print-figure.ts'
import { asOfOption } from '../as-of.ts'
import { type CommandLine, Misuse, textOption, Wanting, yearOption } from '../command-line.ts'

/** One figure, and with --trace every record that makes it. */
export const figureCommand: CommandLine = {
  name: 'figure',
  summary: '一个指标的数值；加 --trace 列出构成它的每条记录',
  usage: 'figure 指标 --year 年份 [--months 月份] [--trace] [--as-of 时点]',
  options: {
    year: { type: 'string' },
    months: { type: 'string' },
    trace: { type: 'boolean' },
    'as-of': { type: 'string' },
  },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [id] = positionals
    if (!id || positionals.length > 1) throw new Misuse('须给出一个指标编号')
    const year = yearOption(textOption(values, 'year'))
    const span = spanOf(year, monthsOption(textOption(values, 'months')))
    const asOf = asOfOption(values)
    const bureau = await openBureau()
    try {
      const figure = figureOf(bureau.profile, id)
      const { exact, records } = await figureValue(bureau.sources, figure, span, asOf)
      const printed = printFigure(figure, exact)
      const head = {
        id,
        figure: figure.id,
        title: figure.title,
        definition: figure.definition,
        kind: figure.kind,
        year,
        ...(span === year ? {} : { months: monthsText(span) }),
        value: printed.value,
        exact,
        unit: figure.unit,
        printed: printed.text,
        records,
      }
      const trace = values['trace']
        ? await figureTrace(bureau.reader, bureau.profile.id, figure, span, asOf)
        : undefined
      if (json) {
        printJson(trace ? { ...head, trace } : head)
        return 0
      }
      print(`${figure.title}：${printed.text}（确切值 ${exact ?? '无'}，记录 ${records} 条）`)
      print(`口径：${figure.definition}`)
      for (const record of trace ?? []) {
        print(
          [record.on, record.caseId, record.number ?? '', record.title, record.value ?? '', record.key ?? ''].join(
            '\t',
          ),
        )
      }
      return 0
    } catch (error) {
      if (error instanceof UnknownFigure) throw new Wanting('figure.unknown', `没有指标“${id}”`)
      throw error
    }
  },
}

/** `--months 3`, `--months 1-6`. @throws Misuse */
export function monthsOption(text: string | undefined): readonly [number, number] | undefined {
  const months = readMonths(text)
  if (months === null) throw new Misuse(`--months 应为一个月或者起止月份，如 3、1-6，现为“${text}”`)
  return months
}
