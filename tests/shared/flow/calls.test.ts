import { describe, expect, it } from 'vitest'
import {
  absenceCall,
  callsForTransfer,
  paperDone,
  type AbsenceFacts,
} from '../../../src/shared/flow/calls.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/rules.ts'

const LEFT = '2015-08-31'
const FACTS: AbsenceFacts = {
  leftOn: LEFT,
  expectedBack: null,
  returnedOn: null,
  placeFixed: true,
  unitHasParty: '有',
  reason: '外出务工',
  abroad: false,
}

/** Left on 2015-08-31: three months are 2015-11-30, six months 2016-02-29. */
const LENGTHS = {
  '< 3': '2015-11-29',
  '= 3': '2015-11-30',
  '< 6': '2016-02-28',
  '= 6': '2016-02-29',
  '> 6': '2016-03-01',
  open: null,
} as const

const call = (facts: Partial<AbsenceFacts>, settings = DEFAULT_SETTINGS, day = '2015-09-15') =>
  absenceCall({ ...FACTS, ...facts }, day, settings)

describe('what an absence calls for (R-E02 to R-E06)', () => {
  // By hand: rows are lengths, columns the four kinds of absence.
  it.each([
    // length, work at a fixed place, work without, study at a fixed place, study without
    ['< 3', 'REPORT', 'REPORT', 'PROOF', 'PROOF'],
    ['= 3', 'CERTIFICATE', 'CERTIFICATE', 'PROOF', 'PROOF'],
    ['< 6', 'CERTIFICATE', 'CERTIFICATE', 'PROOF', 'PROOF'],
    ['= 6', 'LETTER', 'CERTIFICATE', 'LETTER', 'CERTIFICATE'],
    ['> 6', 'LETTER', 'CERTIFICATE', 'LETTER', 'CERTIFICATE'],
    ['open', 'LETTER', 'CERTIFICATE', 'LETTER', 'CERTIFICATE'],
  ] as const)('%s months', (length, fixed, roaming, study, studyRoaming) => {
    const expectedBack = LENGTHS[length]
    expect([
      call({ expectedBack }).paper,
      call({ expectedBack, placeFixed: false }).paper,
      call({ expectedBack, reason: '学习进修' }).paper,
      call({ expectedBack, reason: '学习进修', placeFixed: false }).paper,
    ]).toEqual([fixed, roaming, study, studyRoaming])
  })

  it.each([
    ['外出务工', 'CERTIFICATE'],
    ['经商', 'CERTIFICATE'],
    ['长期居住', 'CERTIFICATE'],
    ['其他', 'CERTIFICATE'],
    ['学习进修', 'PROOF'],
    ['借调工作', 'PROOF'],
    ['办理公务', 'PROOF'],
    ['休假探亲', 'PROOF'],
  ])('%s for four months: %s', (reason, paper) => {
    expect(call({ reason, expectedBack: '2015-12-31' }).paper).toBe(paper)
  })

  it('exactly six months goes by the setting (X-11)', () => {
    const within = { ...DEFAULT_SETTINGS, 'flow.sixMonths': 'certificate' as const }
    const at = (length: keyof typeof LENGTHS, reason = '外出务工') =>
      call({ expectedBack: LENGTHS[length], reason }, within).paper
    expect([at('< 6'), at('= 6'), at('> 6')]).toEqual(['CERTIFICATE', 'CERTIFICATE', 'LETTER'])
    expect([at('= 6', '学习进修'), at('> 6', '学习进修')]).toEqual(['PROOF', 'LETTER'])
  })

  it('which of two papers comes first goes by the setting (X-83)', () => {
    const later = { ...DEFAULT_SETTINGS, 'flow.shortLetterFirst': false }
    const at = (length: keyof typeof LENGTHS) =>
      call({ expectedBack: LENGTHS[length], reason: '借调工作' }, later).paper
    expect([at('< 3'), at('= 3'), at('< 6'), at('= 6')]).toEqual([
      'PROOF',
      'CERTIFICATE',
      'CERTIFICATE',
      'LETTER',
    ])
  })

  it('the lower bound goes by the setting (R-E01)', () => {
    const four = { ...DEFAULT_SETTINGS, 'flow.minMonths': 4 }
    expect(call({ expectedBack: '2015-12-30' }, four).paper).toBe('REPORT')
    expect(call({ expectedBack: '2015-12-31' }, four).paper).toBe('CERTIFICATE')
  })

  it('who stays longer than expected is judged by how long he is away', () => {
    const expectedBack = '2015-11-29'
    expect(call({ expectedBack }, DEFAULT_SETTINGS, '2015-11-29').paper).toBe('REPORT')
    expect(call({ expectedBack }, DEFAULT_SETTINGS, '2015-11-30').paper).toBe('CERTIFICATE')
    expect(call({ expectedBack }, DEFAULT_SETTINGS, '2016-02-28').paper).toBe('CERTIFICATE')
    expect(call({ expectedBack }, DEFAULT_SETTINGS, '2016-02-29').paper).toBe('LETTER')
    expect(call({ expectedBack, returnedOn: '2015-11-20' }, DEFAULT_SETTINGS, '2016-02-29').paper).toBe(
      'REPORT',
    )
  })

  it('says where to transfer to, and how often to report', () => {
    expect(call({}).advice).toEqual([])
    expect(call({ unitHasParty: '无' }).advice.join()).toContain('就近编入')
    expect(call({ unitHasParty: null }).advice.join()).toContain('先核实')
    expect(call({ unitHasParty: '不明' }).advice.join()).toContain('先核实')
    expect(call({ placeFixed: false }).advice.join()).toContain('每年至少向支部汇报2次')
    expect(call({ unitHasParty: '无' }).paper).toBe('LETTER')
  })

  it('names its rule', () => {
    expect([
      call({}).rule,
      call({ placeFixed: false }).rule,
      call({ expectedBack: LENGTHS['= 3'] }).rule,
      call({ expectedBack: LENGTHS['< 6'], reason: '办理公务' }).rule,
    ]).toEqual(['R-E02', 'R-E04、R-E06', 'R-E03', 'R-E05'])
  })
})

describe('abroad (R-E04, R-D02)', () => {
  it.each([
    ['< 3', 'REPORT', 'PROOF'],
    ['= 3', 'CERTIFICATE', 'PROOF'],
    ['< 6', 'CERTIFICATE', 'PROOF'],
    ['= 6', 'CERTIFICATE', 'CERTIFICATE'],
    ['> 6', 'CERTIFICATE', 'CERTIFICATE'],
    ['open', 'CERTIFICATE', 'CERTIFICATE'],
  ] as const)('no relation is transferred, %s months', (length, work, study) => {
    const expectedBack = LENGTHS[length]
    expect(call({ expectedBack, abroad: true }).paper).toBe(work)
    expect(call({ expectedBack, abroad: true, reason: '学习进修' }).paper).toBe(study)
  })

  it('says what is to be done instead', () => {
    expect(call({ abroad: true })).toMatchObject({
      rule: 'R-E04、R-D02',
      advice: ['出国（境）留学、从事劳务的，办理保留组织关系手续，在出国（境）记录里登记'],
    })
    expect(call({ abroad: true, placeFixed: false }).rule).toBe('R-E04、R-E06')
  })
})

describe('what has been made of it', () => {
  const none = { letter: null, certNo: null, proofOn: null, reportedOn: null }
  it.each([
    ['LETTER', { letter: '2016-01-05 已开介绍信 12' }, '2016-01-05 已开介绍信 12'],
    ['CERTIFICATE', { certNo: '4104-1' }, '已领活动证 4104-1'],
    ['CERTIFICATE', { certNo: ' ' }, null],
    ['PROOF', { proofOn: '2016-01-05' }, '2016-01-05 已开证明信'],
    ['REPORT', { reportedOn: '2016-01-05' }, '2016-01-05 已报告'],
  ] as const)('%s %j: %s', (paper, held, words) => {
    expect(paperDone(paper, none)).toBeNull()
    expect(paperDone(paper, { ...none, ...held })).toBe(words)
  })
})

describe('whose relation is to be transferred (R-D02)', () => {
  const day = '2016-03-20'
  const due = (flow: object, letters: Parameters<typeof callsForTransfer>[1] = []) =>
    callsForTransfer({ ...FACTS, paper: null, ...flow }, letters, day, DEFAULT_SETTINGS)

  it('goes by the paper the absence calls for, unless another was chosen', () => {
    expect(due({})).toBe(true)
    expect(due({ placeFixed: false })).toBe(false)
    expect(due({ paper: 'CERTIFICATE' })).toBe(false)
    expect(due({ placeFixed: false, paper: 'LETTER' })).toBe(true)
    expect(due({ abroad: true })).toBe(false)
    // chosen with its reason all the same
    expect(due({ abroad: true, paper: 'LETTER' })).toBe(true)
  })

  it.each([
    ['DRAFT', null, true],
    ['ISSUED', '2015-08-30', true],
    ['ISSUED', '2015-08-31', false],
    ['ISSUED', '2016-03-20', false],
    ['ISSUED', '2016-03-21', true],
    ['LANDED', '2016-01-05', false],
    ['RECEIPTED', '2016-01-05', false],
    ['PROVEN', '2016-01-05', false],
    ['RECEIPTED', null, false],
    ['RETURNED', '2016-01-05', true],
    ['VOID', '2016-01-05', true],
  ] as const)('with a letter %s of %s: %s', (state, issuedOn, expected) => {
    expect(due({}, [{ state, issuedOn }])).toBe(expected)
    expect(
      due({}, [
        { state: 'VOID', issuedOn: null },
        { state, issuedOn },
      ]),
    ).toBe(expected)
  })
})
