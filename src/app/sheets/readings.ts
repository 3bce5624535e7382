import { writtenDay } from '#domain/calendar/written-day.ts'
import type { Field } from '#domain/engine/form.ts'
import { type Cell, folded, isEmpty, isFault, isMoment, plain, shown } from './cell.ts'
import { momentOf } from './workbook.ts'

/** A cell from which no value can be had, whatever its form would say; the sentence tells what to do. */
export class Misread {
  readonly wanted: string
  constructor(wanted: string) {
    this.wanted = wanted
  }
}

export type How = {
  /** Days of the workbook are counted from 1904. */
  readonly from1904?: boolean
  /** Places by which the heading's unit moves the point: 4 where it says 万元. */
  readonly shift?: number
}

export type Reading = (cell: Cell, how?: How) => unknown

const rounded = new Misread(
  '超过 15 位的数字被表格软件改动过，末尾几位已不可靠；编号应存为文本，请把这一列设成文本格式后重新填写',
)

/** What a form expects of a field, from what stands in a cell: text that is nothing of the kind is left to the form. */
export function readingOf(field: Field): Reading {
  const read = readingOfKind(field)
  return (cell, how = {}) => {
    if (isFault(cell)) return new Misread('这不是值；请填写值，没有的留空')
    return isEmpty(cell) ? undefined : read(cell, how)
  }
}

function readingOfKind(field: Field): (cell: Cell, how: How) => unknown {
  switch (field.kind) {
    case 'number':
    case 'whole':
      return (cell, how) => {
        const text = digits(cell, field, how)
        return typeof text === 'string' && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
      }
    case 'money':
      return (cell, how) => digits(cell, field, how)
    case 'yesNo':
      return yesNo
    case 'day':
      return readDay
    case 'choice':
      return (cell) => among(field.options ?? [], textOf(cell))
    default:
      return field.unit === '元' ? (cell, how) => digits(cell, field, how) : textOf
  }
}

function textOf(cell: Cell): unknown {
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15 ? rounded : plain(cell)
  // A time of the day is a day's fraction, which a date format shows on the day before the first.
  if (isMoment(cell) && cell.day === '1899-12-30') return cell.time.slice(0, 5)
  const text = shown(cell).replaceAll('\r\n', '\n').trim()
  return /^\d(\.\d+)?E\+\d{2,3}$/i.test(text) ? rounded : text
}

/** The word of the list, however its signs and spaces were typed. */
function among(options: readonly string[], text: unknown): unknown {
  return typeof text === 'string' ? (options.find((option) => folded(option) === folded(text)) ?? text) : text
}

const affirmed = ['是', '√', '✓', '✔', '对', '有', '已', 'TRUE', 'Y', 'YES', '1']
const denied = ['否', '×', '✗', '✘', 'X', '错', '无', '未', 'FALSE', 'N', 'NO', '0']

function yesNo(cell: Cell): unknown {
  if (typeof cell === 'boolean') return cell
  const text = folded(shown(cell)).toUpperCase()
  return affirmed.includes(text) ? true : denied.includes(text) ? false : shown(cell).trim()
}

/** The time and the day of the week behind a day; a moment of the world's time may fall on another day here. */
const behind = /^(?:[T\s]*(\d{1,2}):\d{2}(?::\d{2}(?:\.\d+)?)?(Z?))?(?:\(?(?:星期|周)[一二三四五六日天]\)?)?$/

/**
 * A day as people and systems write it, or the number that a spreadsheet keeps for a day whose cell has lost its format
 * (45355). Whether there is such a day is for the form to say.
 */
function readDay(cell: Cell, { from1904 = false }: How): unknown {
  if (isMoment(cell)) return cell.day
  const text = shown(cell).trim()
  const found = writtenDay(text)
  const [matched, hour, zone] = behind.exec(found?.rest ?? '-') ?? []
  if (found && matched !== undefined && !(zone && Number(hour) >= 16)) return found.day
  // From 1954 to 2119: a year typed alone is no such number.
  if (typeof cell === 'number' && Number.isInteger(cell) && cell > 20_000 && cell < 80_000)
    return momentOf(cell, from1904)?.day ?? text
  return text
}

/** The digits of a number as people type them: ￥1,327,700.50元, １２３, 12.5%; moved by the heading's unit. */
function digits(cell: Cell, { unit, title }: Field, { shift = 0 }: How): unknown {
  if (typeof cell === 'number') return Math.abs(cell) >= 1e15 ? rounded : moved(plain(cell), shift)
  const typed = folded(shown(cell)).replace(/^[¥￥]/, '')
  const signs = unit !== undefined ? [unit] : /[%％]|率$|比例|百分/.test(title) ? ['%'] : ['年', '人', '个', '次', '件']
  const own = signs.find((sign) => typed.endsWith(sign))
  const bare = own === undefined ? typed : typed.slice(0, -own.length)
  const ungrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare
  return /^-?\d+(\.\d+)?$/.test(ungrouped) ? moved(ungrouped, shift) : shown(cell).trim()
}

/** The same number with its point some places further right, without floating-point arithmetic. */
export function moved(text: string, places: number): string {
  if (places === 0) return text
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)!
  const filled = rest.padEnd(places, '0')
  const left = `${whole}${filled.slice(0, places)}`.replace(/^0+(?=\d)/, '')
  const right = filled.slice(places)
  return `${sign}${left}${right ? `.${right}` : ''}`
}
