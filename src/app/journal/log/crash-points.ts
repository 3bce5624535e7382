/**
 * A named point at which a test may end the process as a power cut would. `ZHUNSHENG_CRASH_AT=publish.signed` ends it
 * when the point is reached, `publish.signed:3` the third time. Without the variable nothing happens.
 */
export function step(name: string): void {
  if (wanted === undefined) return
  const [point, count = '1'] = wanted.split(':')
  if (name !== point) return
  passed += 1
  if (passed === Number(count)) process.kill(process.pid, 'SIGKILL')
}

const wanted = process.env['ZHUNSHENG_CRASH_AT']
let passed = 0

/** Points of a publication, in the order in which they are passed. */
export const publishSteps = [
  'publish.locked',
  'publish.checked',
  'publish.file-written',
  'publish.file-renamed',
  'publish.files-written',
  'publish.read-back',
  'publish.compared',
  'publish.recorded',
  'publish.signed',
  'publish.checkpoint-written',
  'publish.done',
] as const
