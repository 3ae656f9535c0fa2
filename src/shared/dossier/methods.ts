/** The check of the five required materials. */

import { z } from 'zod'
import { changedSchema, command, idSchema, query, savedSchema, ticketSchema } from '../api/method.ts'
import { codeSchema } from '../kernel/codes.ts'
import { pageSchema } from '../kernel/paging.ts'
import { MEMBERSHIP } from '../roster/codes.ts'
import { partialDateSchema } from '../roster/fields.ts'
import { catalogueMethods } from './catalogueMethods.ts'
import { CHECK_STATE } from './check.ts'
import { clockMethods } from './clockMethods.ts'
import {
  BRANCH_COPY,
  DOSSIER_ONLY,
  EVENT_MATERIAL,
  MATERIAL,
  MATERIAL_STATE,
  PERSONNEL_FILE,
  REQUIRED_MATERIAL,
} from './codes.ts'
import { findingMethods } from './findingMethods.ts'
import { handoverMethods } from './handoverMethods.ts'
import { makeUpMethods } from './makeUpMethods.ts'
import { paperMethods } from './paperMethods.ts'
import { readingMethods } from './readingMethods.ts'

const materialSchema = codeSchema(REQUIRED_MATERIAL)
const stateSchema = codeSchema(MATERIAL_STATE)
const words = (max: number) => z.string().trim().max(max).nullable()

const cellSchema = z.strictObject({
  /** null: not checked yet */
  present: stateSchema.nullable(),
  note: z.string().nullable(),
  /** the day of the mark; null where there is none, or it was made before marks had days */
  markedOn: z.string().nullable(),
})

export const dossierRowSchema = z.strictObject({
  memberId: idSchema,
  name: z.string(),
  orgId: idSchema.nullable(),
  orgName: z.string(),
  membership: codeSchema(MEMBERSHIP),
  joinDate: z.string().nullable(),
  items: z.record(materialSchema, cellSchema),
  /** 核查结论 as the panel says it (rules.md 4.5) */
  check: codeSchema(CHECK_STATE),
})

export type DossierRow = z.output<typeof dossierRowSchema>

export const dossierValuesSchema = z.strictObject({
  personnelFile: codeSchema(PERSONNEL_FILE).nullable(),
  keeper: words(60),
  box: words(30),
  shelf: words(30),
  openedOn: partialDateSchema.nullable(),
  filedOn: partialDateSchema.nullable(),
  otherMaterials: words(200),
  branchCopy: codeSchema(BRANCH_COPY).nullable(),
  checkedOn: partialDateSchema.nullable(),
  checkedBy: words(30),
  remark: words(300),
})

const custodySchema = z.strictObject({
  id: idSchema,
  onDate: z.string(),
  keeper: z.string(),
  keeperBefore: z.string().nullable(),
  reason: z.string(),
  /** the signed list that moved it */
  handoverId: idSchema.nullable(),
})

const filter = z.strictObject({
  orgId: idSchema.optional(),
  /** only members with a material in this state; `unchecked` for not yet looked at */
  only: codeSchema(DOSSIER_ONLY).optional(),
  text: z.string().max(60).optional(),
})

/** members and branches as of this day, today when absent; marks have no day */
const asOf = z.iso.date().optional()

const totals = z.strictObject({
  members: z.number().int(),
  complete: z.number().int(),
  withMissing: z.number().int(),
  unchecked: z.number().int(),
})

export const matrixAskedSchema = z.strictObject({ filter: filter.default({}), asOf })

export const dossierMethods = {
  matrix: query(
    '档案核查表：每人五种材料',
    matrixAskedSchema.extend({ page: pageSchema.default({ offset: 0, limit: 100 }) }),
    z.strictObject({ total: z.number().int(), rows: z.array(dossierRowSchema), totals }),
  ),
  mark: command(
    '标记材料情况',
    z.strictObject({
      marks: z
        .array(
          z.strictObject({
            memberId: idSchema,
            item: codeSchema(MATERIAL),
            /** null takes the mark away */
            present: stateSchema.nullable(),
            /** unchanged when absent */
            note: z.string().trim().max(200).nullable().optional(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    changedSchema,
  ),
  card: query(
    '一名党员的档案情况',
    z.strictObject({ memberId: idSchema }),
    z.strictObject({
      items: z.record(materialSchema, cellSchema),
      /** what rewards and penalties on record ask for */
      events: z.array(cellSchema.extend({ item: codeSchema(EVENT_MATERIAL), count: z.number().int() })),
      /** since when it lies where, the first at the beginning */
      custody: z.array(custodySchema),
      // Of two dossiers made one the remarks stand together, whole.
      values: dossierValuesSchema.extend({ remark: z.string().nullable() }),
    }),
  ),
  save: command(
    '登记档案保管情况',
    z.strictObject({ memberId: idSchema, values: dossierValuesSchema.partial() }),
    changedSchema,
  ),
  moveDossier: command(
    '变更档案保管单位',
    z.strictObject({
      memberId: idSchema,
      values: z.strictObject({
        onDate: z.iso.date({ message: '请填写日期，如 2016-03-01' }),
        keeper: z.string().trim().min(1, { message: '请填写保管单位' }).max(60),
        reason: z.string().trim().min(1, { message: '请填写变更原因' }).max(200),
      }),
    }),
    savedSchema,
  ),
  removeCustody: command('删除误登的保管单位变更', z.strictObject({ id: idSchema }), changedSchema),
  missing: query(
    '缺件清单',
    z.strictObject({
      orgId: idSchema.optional(),
      page: pageSchema.default({ offset: 0, limit: 100 }),
      asOf,
    }),
    z.strictObject({
      total: z.number().int(),
      rows: z.array(
        z.strictObject({
          memberId: idSchema,
          name: z.string(),
          orgName: z.string(),
          joinDate: z.string().nullable(),
          missing: z.array(materialSchema),
          irregular: z.array(materialSchema),
          /** the last of these marks */
          markedOn: z.string().nullable(),
          notes: z.string(),
        }),
      ),
    }),
  ),
  ...catalogueMethods,
  ...handoverMethods,
  ...paperMethods,
  ...readingMethods,
  exportMissing: command('导出缺件清单', z.strictObject({ orgId: idSchema.optional(), asOf }), ticketSchema),
  ...findingMethods,
  ...makeUpMethods,
  ...clockMethods,
}
