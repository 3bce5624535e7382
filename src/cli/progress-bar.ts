const width = 30

/** Draws a bar on one line of a terminal; elsewhere says every tenth. Silent work looks like a hung program. */
export function progressBar(title: string, say: (line: string) => void): (done: number, total: number) => void {
  let shown = -1
  return (done, total) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    if (percent === shown) return
    const terminal = process.stderr.isTTY === true
    if (!terminal && percent < 100 && Math.floor(percent / 10) === Math.floor(shown / 10)) return
    shown = percent
    const filled = Math.round((percent / 100) * width)
    const line = `${title} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${percent}% (${done}/${total})`
    if (terminal) process.stderr.write(`\r${line}${percent === 100 ? '\n' : ''}`)
    else say(line)
  }
}
