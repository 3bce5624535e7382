import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { D2 } from './published-vectors.ts'
import { DrawRefusal, type DrawRefusalCode } from './refusal.ts'
import { solve } from './solve.ts'

const hashes = {
  sha256: {
    hex: (text: string) => hash('sha256', text, 'hex'),
    hexOfHex: (hex64: string) => hash('sha256', Buffer.from(hex64, 'hex'), 'hex'),
  },
}

function refusalOf(act: () => unknown): DrawRefusal | undefined {
  try {
    act()
  } catch (error) {
    if (error instanceof DrawRefusal) return error
    throw error
  }
  return undefined
}

type Edit = (text: string) => string
type Case = readonly [name: string, edit: Edit, code: DrawRefusalCode, line?: number]

const named = (cases: readonly Case[]) => cases.map(([name, edit, code, line]) => ({ name, edit, code, line }))

const swap =
  (from: string, to: string): Edit =>
  (text) => {
    if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`)
    return text.replace(from, () => to)
  }
const without = (line: string): Edit => swap(line + '\n', '')
const party = 'party\t驻局纪检监察组\t088ab4134437e5f3b42cd4c71577459409e3d69a63850fd4260d73c7cdda903a'
const notary = 'party\t公证员\t285d40ec0a942f92bbd8517f7a23b813558930b70bcb72b8b180a52548e429ce'
const secret = 'secret\t4428b8875bae1c9733ace682cb91d1a41d1fcac51858d235302f7f821b69b0d3'
const source = 'source\t1\t福彩双色球\t2025044\tssq'

const sheets: readonly Case[] = [
  ['nothing at all', () => '', 'file.final-newline'],
  ['only a line feed', () => '\n', 'file.version'],
  ['a byte order mark', (t) => `\uFEFF${t}`, 'file.bom', 1],
  ['carriage returns', (t) => t.replaceAll('\n', '\r\n'), 'file.carriage-return', 1],
  ['no final line feed', (t) => t.slice(0, -1), 'file.final-newline', 28],
  ['two final line feeds', (t) => `${t}\n`, 'line.empty', 29],
  ['an empty line', swap('\ntask', '\n\ntask'), 'line.empty', 3],
  ['a NUL', swap('单位1\n', '单位\u00001\n'), 'file.control-character', 11],
  ['a C1 control', swap('单位1\n', '单位\u00851\n'), 'file.control-character', 11],
  ['DEL', swap('单位1\n', '单位\u007f1\n'), 'file.control-character', 11],
  ['a line separator', swap('单位1\n', '单位\u20281\n'), 'file.control-character', 11],
  ['a direction override', swap('单位1\n', '单位\u202e1\n'), 'file.control-character', 11],
  ['a lone surrogate', swap('单位1\n', '单位\ud8001\n'), 'file.control-character', 11],
  ['text not NFC', swap('单位1\n', '单位e\u0301\n'), 'file.not-nfc', 11],
  ['an empty field', swap('task\t双随机抽查(加权、回避、递补)', 'task\t'), 'field.empty', 3],
  ['a doubled TAB', swap('DW003\tA', 'DW003\t\tA'), 'field.empty', 13],
  ['a TAB at the end', swap('单位1\n', '单位1\t\n'), 'field.empty', 11],
  ['a TAB at the start', swap('\ndraw', '\n\tdraw'), 'field.empty', 2],
  ['a blank before a TAB', swap('DW003\tA', 'DW003 \tA'), 'field.blank-at-end', 13],
  ['a blank at the end of a line', swap('单位1\n', '单位1 \n'), 'field.blank-at-end', 11],
  ['a blank at the start of a line', swap('\ntask', '\n task'), 'field.blank-at-end', 3],
  ['a wide blank after a TAB', swap('\t单位1\n', '\t\u3000单位1\n'), 'field.blank-at-end', 11],
  ['blanks instead of TABs', swap('task\t', 'task '), 'line.unexpected', 3],
  ['an unknown version', swap('zs-draw/1', 'zs-draw/2'), 'file.version', 1],
  ['an unknown variant', swap('zs-draw/1', 'zs-draw/1-md5'), 'file.version', 1],
  ['the version with a field', swap('zs-draw/1', 'zs-draw/1\tx'), 'file.version', 1],
  ['the entropy file for the sheet', () => D2.entropy, 'file.version', 1],
  ['no draw line', without('draw\t2024-SDW-02-1'), 'line.unexpected', 2],
  ['two draw lines', swap('\ntask', '\ndraw\tX\ntask'), 'line.unexpected', 3],
  ['no task', without('task\t双随机抽查(加权、回避、递补)'), 'line.unexpected', 3],
  ['no officers line', without('officers\t2\t3'), 'line.unexpected', 4],
  [
    'task before draw',
    swap('draw\t2024-SDW-02-1\ntask\t双随机抽查(加权、回避、递补)', 'task\tx\ndraw\ty'),
    'line.unexpected',
    2,
  ],
  ['an unknown line', swap('\nstratum\tA', '\nnote\tx\nstratum\tA'), 'line.unexpected', 9],
  ['an unknown line at the end', (t) => `${t}note\tx\n`, 'line.superfluous', 29],
  ['a keyword in capitals', swap('task\t', 'Task\t'), 'line.unexpected', 3],
  ['a keyword alone', swap('task\t双随机抽查(加权、回避、递补)', 'task'), 'field.count', 3],
  ['a draw id with a blank', swap('2024-SDW-02-1', '2024 SDW'), 'identifier.malformed', 2],
  ['a draw id with a bar', swap('2024-SDW-02-1', '2024|SDW'), 'identifier.malformed', 2],
  ['an extra field', swap('officers\t2\t3', 'officers\t2\t3\t4'), 'field.count', 4],
  ['a missing field', swap('officers\t2\t3', 'officers\t2'), 'field.count', 4],
  ['no officers per unit', swap('officers\t2\t3', 'officers\t0\t3'), 'number.range', 4],
  ['officers per unit with a leading zero', swap('officers\t2\t3', 'officers\t02\t3'), 'number.malformed', 4],
  ['a signed number', swap('officers\t2\t3', 'officers\t+2\t3'), 'number.malformed', 4],
  ['a negative number', swap('officers\t2\t3', 'officers\t-2\t3'), 'number.malformed', 4],
  ['a number in words of JavaScript', swap('officers\t2\t3', 'officers\t2\t3e0'), 'number.malformed', 4],
  ['full-width digits', swap('officers\t2\t3', 'officers\t2\t３'), 'number.malformed', 4],
  ['a team smaller than a crew', swap('officers\t2\t3', 'officers\t2\t1'), 'sheet.team-smaller-than-crew', 4],
  ['a team larger than the roster', swap('officers\t2\t3', 'officers\t2\t6'), 'sheet.too-few-officers', 4],
  ['a crew larger than the roster', swap('officers\t2\t3', 'officers\t6\t0'), 'sheet.too-few-officers', 4],
  ['a number beyond all sense', swap('officers\t2\t3', `officers\t2\t${'9'.repeat(40)}`), 'number.range', 4],
  ['two secrets', swap(secret, `${secret}\n${secret}`), 'line.unexpected', 6],
  [
    'a secret in capitals',
    swap(
      secret,
      secret.replace(/[0-9a-f]{64}/, (h) => h.toUpperCase()),
    ),
    'hash.malformed',
    5,
  ],
  ['a secret too short', swap(secret, secret.slice(0, -1)), 'hash.malformed', 5],
  ['a secret too long', swap(secret, `${secret}0`), 'hash.malformed', 5],
  ['the secret after the parties', swap(`${secret}\n${notary}`, `${notary}\n${secret}`), 'line.unexpected', 6],
  ['parties out of order', swap(`${notary}\n${party}`, `${party}\n${notary}`), 'list.not-sorted', 7],
  ['a party twice', swap(notary, `${notary}\n${notary}`), 'list.not-sorted', 7],
  ['a party name twice', swap(party, party.replace('驻局纪检监察组', '公证员')), 'list.not-sorted', 7],
  ['a commitment not hex', swap(party, party.replace('088ab', '088gb')), 'hash.malformed', 7],
  [
    'no chance but the secret',
    (t) => [notary, party, source].reduce((x, l) => without(l)(x), t),
    'sheet.no-entropy',
    6,
  ],
  ['sources from 0', swap('source\t1', 'source\t0'), 'source.number', 8],
  ['sources from 2', swap('source\t1', 'source\t2'), 'source.number', 8],
  ['a source number with a leading zero', swap('source\t1', 'source\t01'), 'source.number', 8],
  ['a source number twice', swap(source, `${source}\n${source}`), 'source.number', 9],
  ['an unknown format', swap('\tssq', '\tkeno'), 'source.unknown-format', 8],
  ['a format in capitals', swap('\tssq', '\tSSQ'), 'source.unknown-format', 8],
  ['a format that JavaScript knows', swap('\tssq', '\tconstructor'), 'source.unknown-format', 8],
  ['a source without event', swap('\t2025044', ''), 'field.count', 8],
  ['no stratum', (t) => without('stratum\tA\t1')(without('stratum\tB\t2')(t)), 'line.unexpected', 9],
  ['strata out of order', swap('stratum\tA\t1\nstratum\tB\t2', 'stratum\tB\t2\nstratum\tA\t1'), 'list.not-sorted', 10],
  ['a stratum twice', swap('stratum\tA\t1', 'stratum\tA\t1\nstratum\tA\t2'), 'list.not-sorted', 10],
  ['take nothing', swap('stratum\tA\t1', 'stratum\tA\t0'), 'number.range', 9],
  ['take with a leading zero', swap('stratum\tA\t1', 'stratum\tA\t01'), 'number.malformed', 9],
  ['a stratum with a bar', swap('stratum\tA\t1', 'stratum\tA|\t1'), 'identifier.malformed', 9],
  ['no units', (t) => t.replaceAll(/unit\t.*\n/g, '').replaceAll(/avoid\t.*\n/g, ''), 'line.unexpected', 11],
  ['units out of order', swap('unit\tDW001\tA\t1\t单位1', 'unit\tDW003\tA\t1\t单位1'), 'list.not-sorted', 12],
  ['a unit twice', swap('unit\tDW002', 'unit\tDW001'), 'list.not-sorted', 12],
  ['an unknown stratum', swap('DW001\tA', 'DW001\tC'), 'reference.stratum', 11],
  ['weight 1000', swap('DW003\tA\t3', 'DW003\tA\t1000'), 'number.range', 13],
  ['a weight with a leading zero', swap('DW003\tA\t3', 'DW003\tA\t03'), 'number.malformed', 13],
  ['a broken weight', swap('DW003\tA\t3', 'DW003\tA\t1.5'), 'number.malformed', 13],
  ['a negative weight', swap('DW003\tA\t3', 'DW003\tA\t-1'), 'number.malformed', 13],
  ['a unit without name', swap('DW003\tA\t3\t单位3', 'DW003\tA\t3'), 'field.count', 13],
  ['a unit id with a bar', swap('unit\tDW003', 'unit\tDW|3'), 'identifier.malformed', 13],
  ['a unit id with a blank', swap('unit\tDW003', 'unit\tDW 3'), 'identifier.malformed', 13],
  ['a unit id with a no-break blank', swap('unit\tDW003', 'unit\tDW\u00a03'), 'identifier.malformed', 13],
  ['a unit id with a zero-width blank', swap('unit\tDW003', 'unit\tDW003\u200b'), 'identifier.malformed', 13],
  ['no officers', (t) => t.replaceAll(/officer\t.*\n/g, ''), 'line.unexpected', 21],
  ['nothing after the units', (t) => t.slice(0, t.indexOf('officer\t')), 'line.missing', 20],
  ['officers out of order', swap('officer\tZF01', 'officer\tZF09'), 'list.not-sorted', 22],
  ['an officer twice', swap('officer\tZF02', 'officer\tZF01'), 'list.not-sorted', 22],
  ['an officer id with a bar', swap('officer\tZF01', 'officer\tZ|01'), 'identifier.malformed', 21],
  ['an officer before the units', swap('stratum\tB\t2\n', 'stratum\tB\t2\nofficer\tZF00\t甲\n'), 'line.unexpected', 11],
  [
    'avoidances out of order',
    swap('DW005\tZF01\navoid\tDW007\tZF02', 'DW007\tZF02\navoid\tDW005\tZF01'),
    'list.not-sorted',
    27,
  ],
  ['an avoidance twice', swap('avoid\tDW005\tZF01', 'avoid\tDW005\tZF01\navoid\tDW005\tZF01'), 'list.not-sorted', 27],
  ['avoidance of an unknown unit', swap('avoid\tDW005', 'avoid\tDW004x'), 'reference.unit', 26],
  ['avoidance by an unknown officer', swap('DW005\tZF01', 'DW005\tZF99'), 'reference.officer', 26],
  ['avoidance the wrong way round', swap('avoid\tDW005\tZF01', 'avoid\tZF01\tDW005'), 'reference.unit', 26],
]

const value = '2.10.15.19.26.33+12'
const revealed = 'party\t公证员\te344ce038a01f8dc679f98406f7d7142a2768c76ccf409c0e30efec5df82090e'
const revealedParty = 'party\t驻局纪检监察组\t7d209795fa8dc6955050ba0f9d5cbe54f51c7c504b6338eb686538a73ed876a1'
const revealedSecret = 'secret\t6ca734f475ffd2330209f841865b6db0bab123fafa444f1a13ec2399a50a605c'

const entropies: readonly Case[] = [
  ['the sheet for the entropy file', () => D2.sheet, 'file.version', 1],
  ['an unknown version', swap('entropy/1', 'entropy/2'), 'file.version', 1],
  ['carriage returns', (t) => t.replaceAll('\n', '\r\n'), 'file.carriage-return', 1],
  ['a byte order mark', (t) => `\uFEFF${t}`, 'file.bom', 1],
  ['no final line feed', (t) => t.slice(0, -1), 'file.final-newline', 6],
  ['no sheet line', (t) => t.replace(/sheet.*\n/, ''), 'line.unexpected', 2],
  ['another sheet', swap('590d', '590e'), 'entropy.other-sheet', 2],
  ['the sheet hash in capitals', swap('590d', '590D'), 'hash.malformed', 2],
  ['no source', (t) => t.replace(/source.*\n/, ''), 'line.unexpected', 3],
  ['another source number', swap('source\t1', 'source\t2'), 'source.number', 3],
  ['a second source', swap(`source\t1\t${value}`, `source\t1\t${value}\nsource\t2\t${value}`), 'line.unexpected', 4],
  ['numbers not ascending', swap(value, '10.2.15.19.26.33+12'), 'entropy.value', 3],
  ['a number twice', swap(value, '2.2.15.19.26.33+12'), 'entropy.value', 3],
  ['a number out of range', swap(value, '2.10.15.19.26.34+12'), 'entropy.value', 3],
  ['a number with a leading zero', swap(value, '02.10.15.19.26.33+12'), 'entropy.value', 3],
  ['too few numbers', swap(value, '2.10.15.19.26+12'), 'entropy.value', 3],
  ['the second part missing', swap(value, '2.10.15.19.26.33'), 'entropy.value', 3],
  ['a party missing', (t) => t.replace(/party\t公证员.*\n/, ''), 'entropy.other-party', 4],
  ['both parties missing', (t) => t.replaceAll(/party.*\n/g, ''), 'line.unexpected', 4],
  [
    'parties exchanged',
    swap(`${revealed}\n${revealedParty}`, `${revealedParty}\n${revealed}`),
    'entropy.other-party',
    4,
  ],
  ['a party more', swap(revealedSecret, `party\t甲\t${'0'.repeat(64)}\n${revealedSecret}`), 'line.unexpected', 6],
  ["a party's value changed", swap('e344', 'e345'), 'entropy.commitment', 4],
  ["a party's value in capitals", swap('e344', 'E344'), 'hash.malformed', 4],
  ['the secret missing', without(revealedSecret), 'line.missing', 5],
  ['the secret changed', swap('6ca7', '6ca8'), 'entropy.commitment', 6],
  [
    'the secret first',
    (t) => t.replace(`${revealedSecret}\n`, '').replace('source', `${revealedSecret}\nsource`),
    'line.unexpected',
    3,
  ],
  ['a line more', (t) => `${t}note\tx\n`, 'line.superfluous', 7],
]

describe('a sheet is refused that has', () => {
  test.each(named(sheets))('$name', ({ edit, code, line }) => {
    const sheet = edit(D2.sheet)
    const entropy = D2.entropy.replace(/590d[0-9a-f]+/, hash('sha256', sheet, 'hex'))
    const refusal = refusalOf(() => solve(sheet, entropy, hashes))
    expect(refusal).toMatchObject({ code, ...(line === undefined ? {} : { line }) })
    if (line !== undefined) expect(refusal?.message).toMatch(`第 ${line} 行：`)
  })
})

describe('an entropy file is refused that has', () => {
  test.each(named(entropies))('$name', ({ edit, code, line }) => {
    const refusal = refusalOf(() => solve(D2.sheet, edit(D2.entropy), hashes))
    expect(refusal).toMatchObject({ code, line })
  })
})

test('a secret that the sheet does not commit to is refused', () => {
  const sheet = without(secret)(D2.sheet)
  const entropy = D2.entropy.replace(/590d[0-9a-f]+/, hash('sha256', sheet, 'hex'))
  expect(refusalOf(() => solve(sheet, entropy, hashes))).toMatchObject({ code: 'line.superfluous', line: 6 })
  expect(refusalOf(() => solve(sheet, without(revealedSecret)(entropy), hashes))).toBeUndefined()
})

describe('avoidance that cannot be respected', () => {
  const everybody = ['ZF01', 'ZF02', 'ZF03', 'ZF04'].map((officer) => `avoid\tDW002\t${officer}\n`).join('')
  test.each([3, 0])('is refused with a team of %d', (size) => {
    const sheet = swap(
      'avoid\tDW005',
      `${everybody}avoid\tDW005`,
    )(swap('officers\t2\t3', `officers\t2\t${size}`)(D2.sheet))
    // every unit of stratum A is taken, so DW002 is among them whatever the seed
    const all = swap('stratum\tA\t1', 'stratum\tA\t9')(sheet)
    const entropy = D2.entropy.replace(/590d[0-9a-f]+/, hash('sha256', all, 'hex'))
    expect(refusalOf(() => solve(all, entropy, hashes))).toMatchObject({ code: 'team.infeasible' })
  })
})
