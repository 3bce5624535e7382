import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyEd25519 } from '#app/journal/log/node-crypto.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { webhook } from '#domain/matters/supervision/webhook.ts'
import { bureauOf } from '../../../test/bureau.ts'
import { anApplication } from '../../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { hookKey, signedText } from './signature.ts'

const day = '2024-03-05'
type Received = { readonly headers: IncomingHttpHeaders; readonly body: string }
const received: Received[] = []
let answer = 200
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    if (answer === 200) received.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
    response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end()
  })
})
let office: TestOffice
let hook: string
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  office = await openOffice({ today: day })
  hook = newCaseId()
  const { port } = server.address() as AddressInfo
  const form = { person: 'P-receptionist', address: `http://127.0.0.1:${port}/hook`, purpose: '测试' }
  expect(await office.as('personnel').does(webhook, 'propose', { caseId: hook, form })).toMatchObject({ ok: true })
})
afterAll(async () => {
  server.close()
  await office.close()
})

const round = () => office.bureau.jobs.tellPrograms()
const apply = async (): Promise<string> => {
  const caseId = newCaseId()
  const wish = { caseId, form: anApplication(), variant: 'issue' }
  expect(await office.as('applicant').does(labAnimalLicence, 'apply', wish)).toMatchObject({ ok: true })
  return caseId
}
const actsIn = ({ body }: Received): { caseId: string; action: string; index: number }[] => JSON.parse(body).acts

describe('办理通知推送', () => {
  it('given nobody has confirmed it, then nothing is told; nor may who proposed it confirm', async () => {
    await apply()
    expect(await office.as('personnel').does(webhook, 'confirm', { caseId: hook })).toMatchObject({ ok: false })
    expect(await round()).toEqual([])
    expect(received).toEqual([])
  })
  it('given it is confirmed, then what was before is not told, and what comes after is, in order, signed, once', async () => {
    expect(await office.as('head').does(webhook, 'confirm', { caseId: hook })).toMatchObject({ ok: true })
    expect(await round()).toEqual([])
    const [first, second] = [await apply(), await apply()]
    await Promise.all([round(), bureauOf(office).jobs.tellPrograms()])
    expect(received).toHaveLength(1)
    const [{ headers, body }] = received as [Received]
    expect(actsIn(received[0]!)).toMatchObject([
      { caseId: first, action: 'apply' },
      { caseId: second, action: 'apply' },
    ])
    const { publicKey } = await hookKey(`${office.dataDir}/keys`)
    const message = { id: String(headers['webhook-id']), timestamp: Number(headers['webhook-timestamp']), body }
    const signature = Buffer.from(String(headers['webhook-signature']).replace('v1a,', ''), 'base64')
    expect(verifyEd25519(publicKey, signedText(message), signature)).toBe(true)
    expect(verifyEd25519(publicKey, signedText({ ...message, body: `${body} ` }), signature)).toBe(false)
    expect(await round()).toEqual([])
    expect(received).toHaveLength(1)
  })
  it('given no contents, then none are told: whoever wants them asks by his own rights', () => {
    expect(Object.keys(actsIn(received[0]!)[0]!).sort()).toEqual(
      ['action', 'at', 'caseId', 'index', 'matter', 'n', 'recordedAt'].sort(),
    )
  })
  it('given acts that its person may not see, or that are sealed, then they are passed over', async () => {
    const before = received.length
    await office.enter('新人')
    expect(await round()).toEqual([])
    expect(received).toHaveLength(before)
  })
  it.each([[503], [302]])(
    'given an answer of %s, then it is kept and tried again after a pause, in order',
    async (status) => {
      office.setClock(day, '10:00')
      const caseId = await apply()
      answer = status
      const before = received.length
      expect(await round()).toEqual([expect.stringContaining(`对方答复 ${status}`)])
      expect((await office.bureau.hooks.hooks())[0]!.failure).toMatchObject({ attempts: 1 })
      answer = 200
      expect(await round()).toEqual([])
      expect(received).toHaveLength(before)
      office.setClock(day, '10:02')
      await apply()
      expect(await round()).toEqual([])
      expect(actsIn(received.at(-1)!).map((act) => act.caseId)[0]).toBe(caseId)
    },
  )
  it('given it is ended, then nothing more is told', async () => {
    expect(await office.as('personnel').does(webhook, 'end', { caseId: hook })).toMatchObject({ ok: true })
    const before = received.length
    await apply()
    expect(await round()).toEqual([])
    expect(received).toHaveLength(before)
  })
})
