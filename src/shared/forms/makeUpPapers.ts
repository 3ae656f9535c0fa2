/** The papers of a make-up case (rules.md part 5, D30; S04 516–552), told from one case as far as it has come. */

import type { MakeUpStep, WitnessRole } from '../dossier/makeUp.ts'
import { MAKE_UP_STEP } from '../dossier/makeUp.ts'
import type { MakeUpCard, MakeUpTaken, Witness } from '../dossier/makeUpMethods.ts'
import { FORM_VERSION } from '../dossier/makeUpRules.ts'
import type { MakeUpPaper } from '../dossier/makeUpPapers.ts'
import { dateInChinese } from '../kernel/dates.ts'
import { labelOf } from '../kernel/codes.ts'
import { gap } from './printing.ts'
import { proseLines, type ProsePaper, type ProseText } from './prose.ts'

/** Who the case is about, as the papers name him. */
export interface MakeUpPerson {
  name: string
  sex: string
  birth: string
  /** the branch of today, by its full name */
  branch: string
}

export interface MakeUpPaperFacts {
  card: MakeUpCard
  person: MakeUpPerson
  /** 党委 and 组织部 by their names */
  committee: string
  superior: string
}

/** A paper of nothing but text: it goes through the contract as it is. */
export type TextPaper = Omit<ProsePaper, 'paragraphs'> & { paragraphs: readonly ProseText[] }

const GAP = '＿＿＿＿＿＿'
const OPEN_DATE = '　　　　年　　月　　日'

const said = (text: string | null) => (text === null || text.trim() === '' ? GAP : text)
/** What was typed, as a part of a sentence of the paper: without the stop it was typed with. */
const clause = (text: string | null) => said(text).replace(/[。；，]$/u, '')
const dated = (on: string | null | undefined) => (on ? dateInChinese(on) : OPEN_DATE)
const text = (words: string): ProseText => ({ kind: 'text', text: words })
const heading = (words: string): ProseText => ({ kind: 'heading', text: words })
const address = (words: string): ProseText => ({ kind: 'address', text: `${words}：` })

function taken({ card }: MakeUpPaperFacts, step: MakeUpStep): MakeUpTaken | undefined {
  return card.steps.findLast(one => one.step === step)
}

function introducerNames({ witnesses }: MakeUpCard): string {
  const names = witnesses.filter(({ role }) => role === 'INTRODUCER').map(({ name }) => name)
  return names.length === 0 ? `${GAP}、${GAP}` : names.join('、')
}

const former = (name: string | null, vanished: boolean) => `${vanished ? '原' : ''}${said(name)}`

function joined({ card }: MakeUpPaperFacts): string {
  const { receivedOn, fullOn, branch, committee, vanishedBranch, vanishedCommittee } = card.values
  const full = card.probationary ? '' : `${dated(fullOn)}转为中共正式党员。`
  return (
    `${dated(receivedOn)}，由${introducerNames(card)}同志介绍，经${former(branch, vanishedBranch)}党员大会讨论，` +
    `${former(committee, vanishedCommittee)}批准，被接收为中共预备党员；${full}`
  ).replace(/；$/, '。')
}

function application(facts: MakeUpPaperFacts): TextPaper {
  const { card, person, committee } = facts
  return {
    title: '补办党员档案申请书',
    subtitle: '',
    paragraphs: [
      address(committee),
      text(`我叫${person.name}，${person.sex}，${said(person.birth)}出生，现为${said(person.branch)}党员。`),
      text(`我于${joined(facts)}`),
      text(
        `因${clause(card.values.lostHow)}，我的党员档案遗失。现申请补办党员档案，请党组织予以核实、办理。`,
      ),
      text('以上情况属实。'),
    ],
    signatures: [`申请人（签字）：${GAP}`, dated(taken(facts, 'APPLY')?.on)],
  }
}

const PROOF: Readonly<Record<WitnessRole, string>> = { INTRODUCER: '入党介绍人证明', KNOWING: '知情党员证明' }

/** What an introducer writes down: when and where, who presided, whether it was resolved (R-G11). */
function proofWords({ person, card }: MakeUpPaperFacts, role: WitnessRole): ProseText[] {
  const when = dated(card.values.receivedOn)
  const where = said(card.values.branch)
  const first =
    role === 'INTRODUCER'
      ? `我于${when}在${where}介绍${person.name}同志加入中国共产党。`
      : `我是${GAP}党员，熟悉${person.name}同志${when}在${where}入党的情况。`
  return [
    text(first),
    text(
      `接收${person.name}同志为预备党员（通过其预备党员转正）的党员大会由${GAP}同志主持召开，大会（已、未）形成决议。`,
    ),
    text('以上情况属实，特此证明。'),
  ]
}

function proof(facts: MakeUpPaperFacts, role: WitnessRole, witness: Witness | null): TextPaper {
  const statement = witness?.statement ?? null
  return {
    title: PROOF[role],
    subtitle: `补办${facts.person.name}同志党员档案用`,
    paragraphs:
      statement === null
        ? proofWords(facts, role)
        : [...proseLines(statement), text('以上情况属实，特此证明。')],
    signatures: [`证明人${witness?.name ?? ''}（签字）：${GAP}`, dated(witness?.onDate)],
  }
}

/** One sheet for everyone who can still write one; an empty one where nobody is registered yet. */
function proofs(facts: MakeUpPaperFacts, role: WitnessRole): TextPaper[] {
  const able = facts.card.witnesses.filter(
    one => one.role === role && (one.state === 'SIGNED' || one.state === 'PENDING'),
  )
  return able.length === 0 ? [proof(facts, role, null)] : able.map(one => proof(facts, role, one))
}

function branchProof(facts: MakeUpPaperFacts): TextPaper {
  const { card, person } = facts
  const { appliedOn, activistOn, receivedOn, fullOn, branch, vanishedBranch } = card.values
  const step = taken(facts, 'BRANCH')
  const full = card.probationary
    ? ''
    : `${dated(fullOn)}，党员大会讨论通过其按期转正${step ? '' : `，（已、未）形成决议`}。`
  return {
    title: `关于${person.name}同志入党情况的证明`,
    subtitle: '',
    paragraphs: [
      text(
        `${person.name}同志于${dated(appliedOn)}提出入党申请，${dated(activistOn)}被确定为入党积极分子。` +
          `${dated(receivedOn)}，${former(branch, vanishedBranch)}召开党员大会，由${introducerNames(card)}同志介绍，讨论接收其为中共预备党员。${full}`,
      ),
      text(`党员大会决议情况：${said(step?.text ?? null)}`),
      text('特此证明。'),
      text('附：支委会议、党员大会会议记录复印件'),
    ],
    // A branch that is no more has no seal: the one of today seals for it, as it does in the form (S04 534).
    signatures: [
      `${said(vanishedBranch ? person.branch : branch)}（盖章）`,
      `党组织负责人（签字）：${step?.signer ?? GAP}`,
      dated(step?.on),
    ],
  }
}

/** What goes with the request, as far as it was gathered; each on a line of its own. */
function enclosures({ card }: MakeUpPaperFacts): string[] {
  const knowing = card.witnesses.some(({ role }) => role === 'KNOWING')
  return [
    '本人补办申请书',
    knowing ? '入党介绍人、知情党员证明' : '入党介绍人证明',
    '党支部证明和支委会议、党员大会会议记录复印件',
    card.probationary ? '党委研究接收为预备党员的会议记录复印件' : '党委研究接收和转正的会议记录复印件',
  ].map((name, i) => `${i === 0 ? '附件：' : gap(3)}${i + 1}．${name}`)
}

function request(facts: MakeUpPaperFacts): TextPaper {
  const { card, person, committee, superior } = facts
  const step = taken(facts, 'REQUEST')
  return {
    title: `关于确认${person.name}同志党员身份的请示`,
    subtitle: step?.documentNo ?? '',
    paragraphs: [
      address(superior),
      text(
        `${person.name}同志，${person.sex}，${said(person.birth)}出生，现为${said(person.branch)}党员。${joined(facts)}`,
      ),
      text(
        `因${clause(card.values.lostHow)}，该同志党员档案遗失。本人已提出补办申请，有关证明材料齐全。经${committee}研究，认为${person.name}同志的党员身份属实，现请示确认其党员身份，并同意补填《入党志愿书》。`,
      ),
      text('妥否，请批示。'),
      ...enclosures(facts).map(text),
    ],
    signatures: [`${committee}（盖章）`, `党委负责人（签字）：${step?.signer ?? GAP}`, dated(step?.on)],
  }
}

/** Pages of the form that stay empty end here in both versions (S04 532). */
const EMPTY_TO = 10

function columns(facts: MakeUpPaperFacts): TextPaper {
  const { card, person, committee, superior } = facts
  const { formVersion, pagesDue, remarkPage, fillDate, texts } = card
  const version = formVersion === null ? '（入党日期不明，版本未定）' : labelOf(FORM_VERSION, formVersion)
  const on = fillDate === null ? '落款时间为补填时间' : `落款时间${dateInChinese(fillDate)}`
  const pages =
    pagesDue === null
      ? `本人按现在的情况如实填写第1至${GAP}页。`
      : `第1至${pagesDue}页由本人按现在的情况如实填写，落款时间为补填时间；第${pagesDue + 1}至${EMPTY_TO}页不填。`
  return {
    title: '补填《入党志愿书》文字',
    subtitle: `${person.name}${gap(1)}${card.caseNo}`,
    paragraphs: [
      heading('一、志愿书'),
      text(`${version}《入党志愿书》，封面印有“补”字。${pages}`),
      heading('二、支部大会通过预备党员能否转为正式党员的决议'),
      text(texts.resolution),
      text(`现单位党组织负责人签字，加盖党组织印章，${on}。`),
      heading('三、总支部审查（审批）意见（可不填）'),
      heading('四、党委审查（审批）意见'),
      text(texts.committee),
      text(`现任党委书记签字，加盖${committee}印章，${on}。`),
      heading(`五、备考（备注）${remarkPage === null ? '' : `（第${remarkPage}页）`}`),
      text(texts.remark),
      text(`由${superior}填写，落款并盖章。`),
    ],
    signatures: [],
  }
}

function list(facts: MakeUpPaperFacts): TextPaper {
  const { card, person, superior } = facts
  // What is untrue is sealed at the 组织部 instead of kept (S04 552).
  const untrue = card.state === 'UNTRUE' || card.state === 'REPORTED' || card.state === 'SEALED'
  const kept = taken(facts, untrue ? 'SEAL' : 'KEEP')
  const papers = card.steps
    .filter(({ step, documentNo }) => step !== 'KEEP' && step !== 'SEAL' && documentNo !== null)
    .map(
      ({ step, documentNo, on }) =>
        `${labelOf(MAKE_UP_STEP, step)}（${dateInChinese(on)}）：${documentNo ?? ''}`,
    )
  const proved = card.witnesses
    .filter(({ state }) => state === 'SIGNED')
    .map(
      ({ role, name, onDate }) =>
        `${PROOF[role]}${onDate === null ? '' : `（${dateInChinese(onDate)}）`}：${name}`,
    )
  const form =
    card.fillDate === null ? [] : [`补填的《入党志愿书》1本（${labelOf(FORM_VERSION, card.formVersion)}）`]
  const all = [...form, ...papers, ...proved]
  return {
    title: '补办党员档案移交材料清单',
    subtitle: `${person.name}${gap(1)}${card.caseNo}`,
    paragraphs: [...all.map((words, i) => text(`${i + 1}．${words}`)), text(`共${all.length}件。`)],
    signatures: [
      `移交人（签字）：${kept?.actor ?? GAP}`,
      `接收单位（盖章）：${untrue ? superior : (card.keeper ?? GAP)}`,
      dated(kept?.on),
    ],
  }
}

function letter(facts: MakeUpPaperFacts): TextPaper {
  const { card, person, committee } = facts
  const whole = card.kind === 'WHOLE'
  const step = taken(facts, 'ASK')
  const lost = card.values.lostHow
  return {
    title: `关于商请协助${whole ? '补办' : '补齐'}${person.name}同志党员档案的函`,
    subtitle: step?.documentNo ?? '',
    paragraphs: [
      address(said(card.values.developedWhere)),
      text(
        `${person.name}同志，${person.sex}，${said(person.birth)}出生，现为${said(person.branch)}党员。${joined(facts)}`,
      ),
      text(
        whole
          ? `因${clause(lost)}，该同志党员档案遗失。该同志系贵党组织发展，请予协助补办。`
          : `经核查，该同志档案存在以下缺件：${clause(lost)}。该同志系贵党组织发展，请予核实并将有关材料、手续补齐。`,
      ),
      text('办理情况请函复。'),
    ],
    signatures: [`${committee}（盖章）`, dated(step?.on)],
  }
}

function report(facts: MakeUpPaperFacts): TextPaper {
  const { card, person, committee } = facts
  const verified = taken(facts, 'VERIFY')
  const step = taken(facts, 'REPORT')
  return {
    title: `关于核实${person.name}同志党员档案的调查报告`,
    subtitle: step?.documentNo ?? '',
    paragraphs: [
      heading('一、基本情况'),
      text(`${person.name}，${person.sex}，${said(person.birth)}出生，组织关系现在${said(person.branch)}。`),
      text(`档案情况：${clause(card.values.lostHow)}。`),
      heading('二、核实过程'),
      ...proseLines(said(verified?.text ?? null)),
      heading('三、结果和责任追究'),
      ...proseLines(said(step?.text ?? null)),
    ],
    signatures: [`${committee}（盖章）`, dated(step?.on)],
  }
}

/** One paper of a case; several sheets where several persons write one each. */
export function makeUpPaper(paper: MakeUpPaper, facts: MakeUpPaperFacts): TextPaper[] {
  switch (paper) {
    case 'APPLICATION':
      return [application(facts)]
    case 'INTRODUCER':
      return proofs(facts, 'INTRODUCER')
    case 'KNOWING':
      return proofs(facts, 'KNOWING')
    case 'BRANCH':
      return [branchProof(facts)]
    case 'REQUEST':
      return [request(facts)]
    case 'COLUMNS':
      return [columns(facts)]
    case 'LIST':
      return [list(facts)]
    case 'LETTER':
      return [letter(facts)]
    case 'REPORT':
      return [report(facts)]
  }
}
