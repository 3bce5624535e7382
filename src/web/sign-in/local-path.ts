/** Where to go after signing in: a path of this site, never another's. Anything else is the given place. */
export function localPath(wanted: string | undefined, otherwise: string): string {
  // Browsers read a backslash as a slash, and drop tabs and line ends: `/\evil`, `/\t/evil` lead elsewhere.
  if (!wanted?.startsWith('/') || wanted.length > 2000 || /[\\\p{Cc}\s]/u.test(wanted)) return otherwise
  const base = 'http://zhunsheng.invalid'
  if (wanted.startsWith('//') || !URL.canParse(wanted, base)) return otherwise
  const { origin, pathname, search } = new URL(wanted, base)
  // `/.//evil` is tidied into `//evil`.
  if (origin !== base || pathname.startsWith('//') || pathname.startsWith('/sign-')) return otherwise
  return pathname + search
}
