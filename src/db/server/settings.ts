import { userInfo } from 'node:os'
import { join } from 'node:path'

/** How clients reach the server: a Unix socket where its path is short enough, else this machine's own loopback. */
export type Endpoint = { readonly socket: string } | { readonly port: number }

/** The number in a socket's file name; no TCP port is opened by it. */
export const socketPort = 5432

/** The kernel allows about 104 to 108 bytes; a Chinese character in a path takes three. */
export const fitsSocket = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) < 100

export type Settings = Readonly<Record<string, string>>

/**
 * Server settings for one bureau on a small machine (2 cores, 4 GB or more). Everything that keeps a commit safe is
 * named, though it is PostgreSQL's own default: nobody should have to look it up.
 */
export const settings: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '192MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  // Small queries, two cores; and parallel workers need a /dev/shm that containers often lack.
  max_parallel_workers_per_gather: '0',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Failed statements and their details carry names and numbers of persons: they stay out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** The server gives up safety for speed; for tests whose data nobody will miss. */
export const throwawaySettings: Settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** The command line of `postgres` for a cluster. It listens on one socket or on 127.0.0.1, never on more. */
export function serverArguments(cluster: string, endpoint: Endpoint, extra: Settings = {}): string[] {
  const listen: Settings =
    'socket' in endpoint
      ? {
          listen_addresses: '',
          unix_socket_directories: `"${endpoint.socket.replaceAll('"', '""')}"`,
          unix_socket_permissions: '0700',
          port: String(socketPort),
        }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(endpoint.port) }
  const all = { ...settings, ...extra, ...listen }
  return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** `pg_hba.conf`: who may connect. The socket knows the system user; the loopback asks for the password. */
export const accessRules = (endpoint: Endpoint): string =>
  'socket' in endpoint ? 'local all all peer map=zhunsheng\n' : 'host all all 127.0.0.1/32 scram-sha-256\n'

/** `pg_ident.conf`: the system user that runs 准绳 may take any of the database's roles. */
export const userMap = (): string => `zhunsheng "${userInfo().username.replaceAll('"', '""')}" all\n`
