/**
 * 姓氏笔画: what a name sorts by, beside the text the search box looks through. Both are derived from the
 * name by triggers, so every writer, undo, redo and merge keeps them right, and neither is journaled.
 *
 * Frozen: never edited after release; what changes later is a further migration.
 */

import { sql, type Kysely } from 'kysely'

/** The place of a character as a character itself: compared as text they stand in the order of strokes. */
const FIRST_MARK = 0x4e00
/** Before a character whose strokes are not known: after every known one, then by code point. */
const UNKNOWN = `char(57344)`
/** Characters of a given name that are compared by strokes; more is compared as it is written. */
const GIVEN = 4

/** Surnames of two characters: they stand after all who bear the first character alone. */
const COMPOUND_SURNAMES =
  `欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠
   公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 宰父 谷梁 拓跋
   夹谷 轩辕 令狐 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五
   公乘 贯丘 公皙 南荣 东里 东宫 子桑 即墨 达奚 褚师 纳兰 归海 完颜 耶律 贺兰 贺若 叱干 屋庐`.split(/\s+/)
const COMPOUNDS = `|${COMPOUND_SURNAMES.join('|')}|`

const mark = (character: string) =>
  `coalesce((SELECT "mark" FROM "characterStroke" WHERE "code" = unicode(${character})), ${UNKNOWN} || ${character})`

const searchText =
  `NEW."name" || ' ' || replace(NEW."namePinyin", ' ', '') || ' ' || NEW."nameInitials" || ' ' || ` +
  `coalesce(NEW."idNo", '') || ' ' || coalesce(NEW."phone", '') || ' ' || coalesce(NEW."phone2", '')`

/** From the character at `from` on: how many there are, single given names first, and then each of them. */
function given(name: string, from: number): string {
  const characters = Array.from({ length: GIVEN }, (_, at) => {
    const place = from + at
    return `CASE WHEN length(${name}) >= ${place} THEN ${mark(`substr(${name}, ${place}, 1)`)} ELSE '' END`
  })
  return [`char(48 + length(${name}) - ${from - 1})`, ...characters, `substr(${name}, ${from + GIVEN})`].join(
    ' || ',
  )
}

function sortText(name: string): string {
  // A list of literals behind IN would be built anew for every row.
  const surname = `length(${name}) > 2 AND instr('${COMPOUNDS}', '|' || substr(${name}, 1, 2) || '|') > 0`
  const first = mark(`substr(${name}, 1, 1)`)
  return (
    `CASE WHEN ${surname} THEN ${first} || ${mark(`substr(${name}, 2, 1)`)} || ${given(name, 3)} ` +
    `ELSE ${first} || ' ' || ${given(name, 2)} END`
  )
}

export async function up(db: Kysely<unknown>): Promise<void> {
  // Read only where a file is made or brought up to date.
  const { charactersByStrokes } = await import('../strokeOrder.ts')
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`CREATE TABLE "characterStroke" ("code" INTEGER PRIMARY KEY, "mark" TEXT NOT NULL) STRICT`)
  const places = charactersByStrokes()
    .map((character, place) => [character.codePointAt(0), String.fromCodePoint(FIRST_MARK + place)] as const)
    .sort(([a = 0], [b = 0]) => a - b)
  await sql`INSERT INTO "characterStroke" ("code", "mark")
    SELECT "value" ->> 0, "value" ->> 1 FROM json_each(${JSON.stringify(places)})`.execute(db)
  await run(`ALTER TABLE "memberSearch" ADD COLUMN "strokes" TEXT NOT NULL DEFAULT ''`)
  await run(`DROP TRIGGER "memberSearchInsert"`)
  await run(
    `CREATE TRIGGER "memberSearchInsert" AFTER INSERT ON "member" BEGIN
       INSERT INTO "memberSearch" ("memberId", "text", "strokes")
       VALUES (NEW."id", ${searchText}, ${sortText('NEW."name"')}); END`,
  )
  await run(
    `CREATE TRIGGER "memberStrokesUpdate" AFTER UPDATE OF "name" ON "member" BEGIN
       UPDATE "memberSearch" SET "strokes" = ${sortText('NEW."name"')} WHERE "memberId" = NEW."id"; END`,
  )
  await run(
    `UPDATE "memberSearch" SET "strokes" = (SELECT ${sortText('"m"."name"')} FROM "member" AS "m" WHERE "m"."id" = "memberId")`,
  )
}
