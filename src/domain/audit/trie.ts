/** Words by their signs: of the words that begin at a place the longest is found in one walk. */
export type Trie<V> = { readonly next: Map<number, Trie<V>>; value: V | undefined }

const emptyTrie = <V>(): Trie<V> => ({ next: new Map(), value: undefined })

/** The first value given to a word stays. */
function addWord<V>(trie: Trie<V>, word: string, value: V): void {
  let node = trie
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    let child = node.next.get(code)
    if (!child) {
      child = emptyTrie()
      node.next.set(code, child)
    }
    node = child
  }
  node.value ??= value
}

export function trieOf<V>(words: Iterable<readonly [string, V]>): Trie<V> {
  const trie = emptyTrie<V>()
  for (const [word, value] of words) addWord(trie, word, value)
  return trie
}

/** Calls `found` for every word that begins at an offset, short ones first; answers the length of the longest, 0 for none. */
export function walk<V>(trie: Trie<V>, text: string, at: number, found?: (value: V, length: number) => void): number {
  let length = 0
  let node = trie.next.get(text.charCodeAt(at))
  for (let to = at + 1; node; to += 1) {
    if (node.value !== undefined) {
      length = to - at
      found?.(node.value, length)
    }
    if (to >= text.length) break
    node = node.next.get(text.charCodeAt(to))
  }
  return length
}
