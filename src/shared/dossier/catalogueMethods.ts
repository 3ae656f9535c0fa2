/** The catalogue of a dossier: its papers, and what is owed but not in it (forms.md 12). */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageSchema } from '../kernel/paging.ts'
import { MEMBERSHIP } from '../roster/codes.ts'
import { partialDateSchema } from '../roster/fields.ts'
import { CATALOGUE_ITEM, PAPER_FORM, PAPER_SEAL } from './catalogue.ts'
import { MATERIAL_STATE } from './codes.ts'

const words = (max: number) => z.string().trim().max(max).nullable()

export const findingSchema = z.strictObject({
  level: z.enum(['error', 'warning', 'note']),
  text: z.string(),
})

export const cataloguePaperValuesSchema = z.strictObject({
  item: codeSchema(CATALOGUE_ITEM),
  /** what the paper is called, where it is not the name of its material */
  title: words(60),
  madeOn: partialDateSchema.nullable(),
  copies: z.number().int().min(1).max(99),
  pages: z.number().int().min(1).max(999).nullable(),
  form: codeSchema(PAPER_FORM).nullable(),
  /** who compared a copy with its original */
  comparedBy: words(30),
  comparedOn: z.iso.date().nullable(),
  /** the day it was put into the dossier; null: it was there before */
  filedOn: z.iso.date().nullable().default(null),
  /** who signed it: of an organisation's paper its head, of a person's the person (R-G14) */
  signer: words(30).default(null),
  /** null: a person's paper, which bears none, or not looked at */
  seal: codeSchema(PAPER_SEAL).nullable().default(null),
  remark: words(200),
})

export type CataloguePaperValues = z.output<typeof cataloguePaperValuesSchema>

export const cataloguePaperSchema = cataloguePaperValuesSchema.extend({
  id: idSchema,
  findings: z.array(findingSchema),
})

export type CataloguePaper = z.output<typeof cataloguePaperSchema>

export const catalogueItemSchema = z.strictObject({
  item: codeSchema(CATALOGUE_ITEM),
  due: z.enum(['due', 'later', 'ifAny']),
  /** mark of the check sheet for the same material; null where it has none */
  mark: codeSchema(MATERIAL_STATE).nullable(),
  papers: z.array(cataloguePaperSchema),
  findings: z.array(findingSchema),
})

export const catalogueRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  orgName: z.string(),
  membership: codeSchema(MEMBERSHIP),
  joinDate: z.string().nullable(),
  papers: z.number().int(),
  pages: z.number().int(),
  /** materials owed of which the catalogue has no paper */
  lacking: z.number().int(),
})

export type CatalogueRow = z.output<typeof catalogueRowSchema>

export const catalogueMethods = {
  catalogues: query(
    '党员档案目录一览',
    z.strictObject({
      orgId: idSchema.optional(),
      /** lacking: an owed material is not in the catalogue · empty: nothing is in it yet */
      only: z.enum(['lacking', 'empty']).optional(),
      text: z.string().max(60).optional(),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      asOf: z.iso.date().optional(),
    }),
    z.strictObject({ total: z.number().int(), rows: z.array(catalogueRowSchema) }),
  ),
  catalogue: query(
    '一名党员的档案材料目录',
    z.strictObject({ memberId: idSchema, asOf: z.iso.date().optional() }),
    z.strictObject({
      memberId: idSchema,
      name: z.string(),
      orgName: z.string(),
      membership: codeSchema(MEMBERSHIP),
      items: z.array(catalogueItemSchema),
    }),
  ),
  savePaper: command(
    '登记档案材料',
    z.strictObject({ memberId: idSchema, id: idSchema.optional(), values: cataloguePaperValuesSchema }),
    savedSchema,
  ),
  removePaper: command('删除目录中的材料', z.strictObject({ id: idSchema }), changedSchema),
}
