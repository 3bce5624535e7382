import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { startupError } from './startup-error.ts'

/** The system user under which the database runs. `ids` is absent when that is the user of this process. */
export type Account = { readonly name: string; readonly ids?: { readonly uid: number; readonly gid: number } }

export const isRoot = (): boolean => process.geteuid?.() === 0

/**
 * Chooses the system user for the database. An ordinary user runs it as itself; PostgreSQL refuses root, so root
 * hands it to the owner of the existing cluster, else `postgres`, else `nobody`, else any ordinary user by name
 * (initdb insists on a name).
 */
export function chooseAccount(clusterOwner?: { uid: number; gid: number }): Account {
  if (!isRoot()) return { name: String(process.geteuid?.()) }
  const users = readUsers()
  if (clusterOwner !== undefined && clusterOwner.uid !== 0) {
    const { uid, gid } = clusterOwner
    return { name: users.find((user) => user.uid === uid)?.name ?? String(uid), ids: { uid, gid } }
  }
  const ordinary = users.filter((user) => user.uid > 0)
  const chosen =
    ordinary.find((user) => user.name === 'postgres') ?? ordinary.find((user) => user.name === 'nobody') ?? ordinary[0]
  if (chosen === undefined) throw startupError('server.no-account', {})
  return { name: chosen.name, ids: { uid: chosen.uid, gid: chosen.gid } }
}

function readUsers(): { name: string; uid: number; gid: number }[] {
  let text: string
  try {
    text = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return []
  }
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && !fields[0]!.startsWith('#'))
    .map((fields) => ({ name: fields[0]!, uid: Number(fields[2]), gid: Number(fields[3]) }))
}

export type Outcome = { readonly code: number | null; readonly output: string }

/**
 * Runs a program as `account` and returns its exit code and what it printed. The working directory is `/`, which
 * every user can enter; groups of this process are not passed on, so what succeeds here succeeds for the server.
 */
export function runAs(account: Account, program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: serverEnvironment(),
      ...account.ids,
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Nothing of our environment (PGDATA, LC_ALL, secrets, …) reaches the server. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })
