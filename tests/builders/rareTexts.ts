/**
 * Texts with the characters programs lose: ideographs of the extensions A to H and of the compatibility
 * blocks, characters made of several code points, full-width forms, and what XML and CSV must escape.
 */

const RARE = [
  '𠮷', // extension B, U+20BB7
  '䶮', // extension A, U+4DAE
  '𪚥', // extension B, its end
  '𫍯', // extension C
  '𫝆', // extension D
  '𬀩', // extension E
  '\u{2CEB1}', // extension F
  '\u{30000}', // extension G
  '\u{31350}', // extension H
  '\uFA0F', // compatibility, no other form
  '\u{2F81A}', // compatibility supplement
  '葛\u{E0100}', // with a variation selector
  'e\u0301', // with a combining accent
  'か\u3099', // with a combining sound mark
  'ＡＢ１（）', // full width
  '·々〇',
  '&<>"\'',
  '，,；',
] as const

const FILLER = '河南省平顶山市湛河区某镇某村'

/** The text of a cell; short enough for every field, without blanks inside, different from its neighbours. */
export function rareText(row: number, column: number): string {
  const n = row * 20 + column
  const at = (i: number) => RARE[i % RARE.length] ?? ''
  return `${at(n)}${FILLER.slice(0, n % 7)}${n % 1000}${at(n * 7 + 3)}${at(row)}`
}

const RARE_HAN = RARE.slice(0, 11)
const PLAIN_HAN = Array.from('王李张刘陈杨黄赵吴周')

/** A name of two characters, one of them rare; `n` of a hundred different ones. */
export function rareName(n: number): string {
  return `${PLAIN_HAN[n % 10] ?? ''}${RARE_HAN[Math.floor(n / 10) % RARE_HAN.length] ?? ''}`
}

/** Four bytes of an ideograph beyond the first plane, by the formula of GB 18030. */
function fourBytes(linear: number, first: number): number[] {
  return [
    first + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ]
}

function tableOfFirstPlane(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number[]>()
  const learn = (bytes: number[]) => {
    const character = decoder.decode(new Uint8Array(bytes))
    if (character.length === 1 && character !== '\uFFFD' && !table.has(character)) table.set(character, bytes)
  }
  for (let byte = 0; byte < 0x80; byte += 1) learn([byte])
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) learn([lead, trail])
  }
  for (let linear = 0; linear < 39_420; linear += 1) learn(fourBytes(linear, 0x81))
  return table
}

/** GB18030, which no encoder of the platform writes. Throws RangeError where a character has no code. */
export function toGb18030(text: string): Buffer {
  const table = tableOfFirstPlane()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const found = code >= 0x10000 ? fourBytes(code - 0x10000, 0x90) : table.get(character)
    if (!found) throw new RangeError(character)
    bytes.push(...found)
  }
  return Buffer.from(bytes)
}
