import { spawnSync } from 'node:child_process'

const version = spawnSync('openssl', ['version'], { encoding: 'utf8' })

/** True where the OpenSSL program is installed and has the algorithm or command that a test needs. */
export function hasOpenssl(word: 'SM2' | 'ts'): boolean {
  if (version.status !== 0) return false
  const asked = word === 'ts' ? ['ts', '-help'] : ['list', '-public-key-algorithms']
  const { status, stdout, stderr } = spawnSync('openssl', asked, { encoding: 'utf8' })
  return status === 0 && (word === 'ts' || `${stdout}${stderr}`.includes(word))
}

/** Runs the OpenSSL program. @throws Error with what it said when it fails */
export function openssl(args: readonly string[], options: { readonly cwd?: string } = {}): Buffer {
  const { status, stdout, stderr } = spawnSync('openssl', args, options)
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stdout}${stderr}`)
  return stdout
}
