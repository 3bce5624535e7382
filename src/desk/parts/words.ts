const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const

const parts = (day: string) => day.split('-').map(Number) as [number, number, number]

export const weekday = (day: string): string => {
  const [year, month, date] = parts(day)
  return weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]!
}

/** 11月24日; with the year when it is not the one beside which it is read. */
export function dayWords(day: string, beside = ''): string {
  const [year, month, date] = parts(day)
  const text = `${month}月${date}日`
  return beside.slice(0, 4) === day.slice(0, 4) ? text : `${year}年${text}`
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
})

/** The day and the minute in Beijing: ['2026-11-23', '14:10']. */
export const moment = (instant: string): readonly [string, string] => {
  const [day = '', time = ''] = clock.format(new Date(instant)).split(' ')
  return [day, time]
}

/** 1234567.5 → 1,234,567.5; other text as it is. */
export const grouped = (text: string): string => {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text)
  return match ? `${match[1]}${match[2]!.replace(/\B(?=(\d{3})+$)/g, ',')}${match[3] ?? ''}` : text
}

export const sizeWords = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} 字节`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`
