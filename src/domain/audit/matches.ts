/** Every match of a global pattern, in reading order; `matchAll` would make a new pattern for each text. */
export function matchesIn(text: string, pattern: RegExp): RegExpExecArray[] {
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (!match) return []
  const found: RegExpExecArray[] = []
  while (match) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += 1
    match = pattern.exec(text)
  }
  return found
}
