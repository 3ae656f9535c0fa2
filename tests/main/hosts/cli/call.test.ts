import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerOf, taizhang, type Given } from './aTerminal.ts'

let folder: string
let file: string
let variables: Record<string, string>

const PASSPHRASE = '测试口令1234'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-cli-'))
  file = join(folder, '青山镇.tzdb')
  variables = { TAIZHANG_DATA: join(folder, 'program'), TAIZHANG_TODAY: '2016-03-20' }
  const created = await taizhang(
    ['call', 'vault.create', '--input', JSON.stringify({ committee: '中共青山镇委员会', file })],
    { variables: { ...variables, TAIZHANG_PASSPHRASE: PASSPHRASE } },
  )
  expect(answerOf(created).ok).toBe(true)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const call = (method: string, input: unknown, ...options: string[]) =>
  taizhang(['call', method, '--input', JSON.stringify(input), ...options], { variables })

const onRegister = (method: string, input: unknown, given: Given = {}, ...options: string[]) =>
  taizhang(['call', method, '--input', JSON.stringify(input), '--file', file, ...options], {
    variables: { ...variables, TAIZHANG_PASSPHRASE: PASSPHRASE },
    ...given,
  })

describe('calculators need no register', () => {
  test('age', async () => {
    const ran = await call('roster.age', { from: '1990-05-01', on: '2016-04-30' })
    expect(answerOf(ran)).toEqual({ ok: true, data: { years: 25 } })
    expect(ran.code).toBe(0)
  })

  test('ID number', async () => {
    const { data } = answerOf(await call('roster.inspectIdNumber', { idNumber: '410400196305122016' }))
    expect(data).toMatchObject({ normalized: '410400196305122016', birth: '1963-05-12' })
  })

  test('duration', async () => {
    const { data } = answerOf(await call('search.duration', { start: '2015-08-31', end: '2016-02-29' }))
    expect(data).toMatchObject({ atLeastSix: true, moreThanSix: false, sixMonthDay: '2016-02-29' })
  })
})

describe('input', () => {
  test('from a file, with or without the mark some editors write', async () => {
    for (const text of ['{"from":"2000-01","on":"2016-01"}', '\uFEFF{"from":"2000-01","on":"2016-01"}']) {
      const path = join(folder, 'input.json')
      writeFileSync(path, text)
      const ran = await taizhang(['call', 'roster.age', '--input', `@${path}`], { variables })
      expect(answerOf(ran).data).toEqual({ years: 16 })
    }
  })

  test('from standard input', async () => {
    const ran = await taizhang(['call', 'roster.age', '--input', '-'], {
      variables,
      input: '{"from":"2000-01-01","on":"2016-01-01"}\n',
    })
    expect(answerOf(ran).data).toEqual({ years: 16 })
  })

  test('none is {}', async () => {
    const ran = await taizhang(['call', 'vault.status'], { variables })
    expect(answerOf(ran).data).toMatchObject({ host: 'cli', today: '2016-03-20', register: null })
  })
})

describe('failures are one line of JSON with a code, and exit code 1', () => {
  test.each([
    [['call', 'roster.nothing'], 'METHOD_UNKNOWN', 'method'],
    [['call', 'nothing'], 'METHOD_UNKNOWN', 'method'],
    [['call', 'roster'], 'METHOD_UNKNOWN', 'method'],
    [['call', '__proto__.toString'], 'METHOD_UNKNOWN', 'method'],
    [['call', 'roster.constructor'], 'METHOD_UNKNOWN', 'method'],
    [['call', 'roster.age', '--input', '{"from":'], 'INPUT_NOT_JSON', 'input'],
    [['call', 'roster.age', '--input', ''], 'INPUT_NOT_JSON', 'input'],
    [['call', 'roster.age', '--input', 'null'], 'INPUT_NOT_JSON', 'input'],
    [['call', 'roster.age', '--input', '[{}]'], 'INPUT_NOT_JSON', 'input'],
    [['call', 'roster.age', '--input', '"{}"'], 'INPUT_NOT_JSON', 'input'],
    [['call', 'roster.age', '--input', '@/no/such/file.json'], 'FILE_MISSING', 'input'],
    [['call', 'roster.age', '--input', '{"from":"1990-02-30","on":"2016"}'], 'INPUT_INVALID', 'from'],
    [['call', 'roster.age', '--input', '{"from":"1990-02","on":"2016-01","x":1}'], 'INPUT_INVALID', null],
    [['call', 'roster.list'], 'VAULT_CLOSED', null],
    [['call'], 'ARGUMENT_INVALID', null],
    [['call', 'roster.age', 'more'], 'ARGUMENT_INVALID', null],
    [['call', 'roster.age', '--inputs', '{}'], 'ARGUMENT_INVALID', null],
    [['call', 'roster.age', '--input'], 'ARGUMENT_INVALID', null],
  ])('%j', async (args, code, field) => {
    const ran = await taizhang(args, { variables })
    const { ok, error } = answerOf(ran)
    expect(ok).toBe(false)
    expect(error).toMatchObject({ code, ...(field !== null && { field }) })
    expect(error?.message).toMatch(/\p{Script=Han}/u)
    expect(ran.out.join()).not.toMatch(/\n|\bat .*\.ts:/)
    expect(ran.code).toBe(1)
  })

  test('a day that is none stops the program with the name of the variable', async () => {
    const ran = await taizhang(['call', 'vault.status'], { variables: { TAIZHANG_TODAY: 'yesterday' } })
    expect(answerOf(ran).error).toMatchObject({ code: 'INPUT_INVALID' })
    expect(answerOf(ran).error?.message).toContain('TAIZHANG_TODAY')
  })
})

describe('a register', () => {
  test('is opened for the call and closed after it, whatever came of it', async () => {
    expect(answerOf(await onRegister('roster.list', {})).data).toEqual({ total: 0, rows: [] })
    expect(existsSync(`${file}.lock`)).toBe(false)
    expect(answerOf(await onRegister('roster.card', { id: 9 })).error?.code).toBe('RECORD_MISSING')
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  test('a task answers its result; its progress goes to standard error', async () => {
    const ran = await onRegister('vault.verify', {})
    expect(answerOf(ran).data).toMatchObject({ ok: true, problems: [] })
    expect(ran.err.length).toBeGreaterThan(0)
  })

  test('a file a method makes is put where it was asked for', async () => {
    const sheet = { recoveryCode: 'J73NP', committee: '中共青山镇委员会' }
    const out = join(folder, 'made')
    const ran = await onRegister('vault.recoverySheet', sheet, {}, '--out', out)
    const answer = answerOf(ran)
    // Until that page exists the method says so; then the file must be there.
    if (answer.ok) expect(existsSync(answer.saved ?? '')).toBe(true)
    else expect(answer.error?.code).toBe('NOT_AVAILABLE_HERE')
  })
})

describe('the passphrase', () => {
  test('from a file; a line break at its end is not part of it', async () => {
    const path = join(folder, 'secret.txt')
    for (const ending of ['', '\n', '\r\n']) {
      writeFileSync(path, PASSPHRASE + ending)
      const ran = await onRegister('roster.list', {}, { variables }, '--passphrase-file', path)
      expect(answerOf(ran).ok).toBe(true)
    }
    writeFileSync(path, `${PASSPHRASE}\n\n`)
    const ran = await onRegister('roster.list', {}, { variables }, '--passphrase-file', path)
    expect(answerOf(ran).error?.code).toBe('PASSPHRASE_WRONG')
  })

  test('asked for where it was not given', async () => {
    expect(answerOf(await onRegister('roster.list', {}, { variables, secret: PASSPHRASE })).ok).toBe(true)
    const wrong = await onRegister('roster.list', {}, { variables, secret: '别的' })
    expect(answerOf(wrong).error?.code).toBe('PASSPHRASE_WRONG')
  })

  test('nobody to ask: the ways to give it are named', async () => {
    const { error } = answerOf(await onRegister('roster.list', {}, { variables }))
    expect(error?.code).toBe('PASSPHRASE_MISSING')
    expect(error?.message).toContain('TAIZHANG_PASSPHRASE')
    expect(error?.message).toContain('--passphrase-file')
  })

  test('never from an argument, neither as an option nor inside the input', async () => {
    for (const args of [
      ['call', 'roster.list', '--passphrase', PASSPHRASE],
      ['call', 'roster.list', `--passphrase=${PASSPHRASE}`],
      ['call', 'vault.open', '--input', JSON.stringify({ file, passphrase: PASSPHRASE })],
      ['call', 'vault.changePassphrase', '--input', JSON.stringify({ current: 'a', next: 'b' })],
      ['call', 'intake.run', '--input', JSON.stringify({ fileId: 'a.xlsx', password: 'b' })],
    ]) {
      const ran = await taizhang(args, { variables })
      expect(answerOf(ran).error?.code).toBe('PASSPHRASE_IN_ARGUMENT')
      expect(ran.out.join() + ran.err.join()).not.toContain(PASSPHRASE)
    }
  })

  test('may stand in an input that other programs cannot read', async () => {
    const ran = await taizhang(['call', 'vault.open', '--input', '-'], {
      variables,
      input: JSON.stringify({ file, passphrase: PASSPHRASE }),
    })
    expect(answerOf(ran).ok).toBe(true)
  })

  test('is changed with the new one from its own place', async () => {
    const change = (from: string, to: string) =>
      taizhang(['call', 'vault.changePassphrase', '--file', file], {
        variables: { ...variables, TAIZHANG_PASSPHRASE: from, TAIZHANG_NEW_PASSPHRASE: to },
      })
    expect(answerOf(await change(PASSPHRASE, '新的口令5678')).ok).toBe(true)
    expect(answerOf(await onRegister('roster.list', {})).error?.code).toBe('PASSPHRASE_WRONG')
    expect(answerOf(await change('新的口令5678', PASSPHRASE)).ok).toBe(true)
  })
})

test('an upload is named by its path', async () => {
  const path = join(folder, '名册.xlsx')
  writeFileSync(path, 'bytes')
  const answer = answerOf(await call('intake.upload', { name: '名册.xlsx', content: path }))
  expect(answer).toMatchObject({ ok: true, data: { name: '名册.xlsx', bytes: 5 } })
  const missing = answerOf(await call('intake.upload', { name: 'a', content: join(folder, 'none') }))
  expect(missing.error).toMatchObject({ code: 'FILE_MISSING', field: 'content' })
})

test('nothing of all this was written to the log by name', () => {
  const log = join(folder, 'program', 'log', 'taizhang.log')
  if (existsSync(log)) expect(readFileSync(log, 'utf8')).not.toMatch(/青山镇|口令/)
})
