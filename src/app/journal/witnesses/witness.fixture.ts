import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { makeFolder } from '../../../../test/folder.ts'
import { folderSigner } from '../keys/signer.ts'
import type { JournalHouse } from '../ports.ts'
import { initWitness, openWitness, type WitnessDesk } from './witness-desk.ts'

export type TestWitness = {
  readonly desk: WitnessDesk
  readonly vkey: string
  /** Where its key and the logs that it serves lie. */
  readonly folder: string
  /** Sets the witness's clock, POSIX seconds. */
  setClock(now: number): void
  /** True while it answers; when false it is as if its machine were off. */
  isOn: boolean
}

/** A witness of a bureau's log on a port of its own, entered into the bureau's settings; its clock follows the bureau's. */
export async function startWitness(journal: JournalHouse): Promise<TestWitness> {
  const { folder, remove } = makeFolder(0o700)
  const { vkeys } = await folderSigner(journal.keys, journal.origin)
  const vkey = await initWitness(folder, 'witness.example/jijian', vkeys)
  let clock: number | null = null
  const desk = await openWitness(folder, () => clock ?? journal.now())
  const witness: TestWitness = {
    desk,
    vkey,
    folder,
    isOn: true,
    setClock(now) {
      clock = now
    },
  }
  const server = createServer(async (request, response) => {
    if (!witness.isOn) return void request.destroy()
    const answer = await desk.answer(await buffer(request))
    response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await desk.close()
    remove()
  })
  const { port } = server.address() as AddressInfo
  await writeFile(journal.witnesses, JSON.stringify([{ url: `http://127.0.0.1:${port}`, vkey }]))
  return witness
}
