/** A stretch of a clause: it stays, was taken out or was put in. */
export type Piece = { readonly type: 'kept' | 'out' | 'in'; readonly text: string }

/** Longer clauses are shown whole, old and new: sign by sign would take too long and help nobody. */
const longest = 1200

/** What changed within a clause, sign by sign; numerals and Latin words are never cut in two. */
export function pieces(before: string, after: string): readonly Piece[] {
  if (before === after) return [{ type: 'kept', text: after }]
  const [a, b] = [signsOf(before), signsOf(after)]
  const start = common(a, b)
  const end = common(a.slice(start).reverse(), b.slice(start).reverse())
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const middle: readonly Piece[] =
    left.length > longest || right.length > longest
      ? [
          { type: 'out', text: left.join('') },
          { type: 'in', text: right.join('') },
        ]
      : between(left, right)
  const kept = (signs: readonly string[]): Piece => ({ type: 'kept', text: signs.join('') })
  return joined([kept(a.slice(0, start)), ...middle, kept(a.slice(a.length - end))])
}

const signsOf = (text: string): readonly string[] => text.match(/[A-Za-z]+|\d+(?:\.\d+)?|[\s\S]/gu) ?? []

function common(a: readonly string[], b: readonly string[]): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}

function between(a: readonly string[], b: readonly string[]): readonly Piece[] {
  const width = b.length + 1
  const length = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
  const found: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      found.push({ type: 'kept', text: a[i]! })
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && length[(i + 1) * width + j]! >= length[i * width + j + 1]!)) {
      found.push({ type: 'out', text: a[i]! })
      i += 1
    } else {
      found.push({ type: 'in', text: b[j]! })
      j += 1
    }
  }
  return found
}

/** Neighbours of one sort become one piece. */
function joined(list: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = []
  for (const one of list) {
    if (one.text === '') continue
    const last = out.at(-1)
    if (last?.type === one.type) out[out.length - 1] = { type: one.type, text: last.text + one.text }
    else out.push(one)
  }
  return out
}
