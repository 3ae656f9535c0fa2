/** The contract as a list: every method with the JSON schemas of its input and result. */

import { getEventIteratorSchemaDetails } from '@orpc/contract'
import { z } from 'zod'
import { contract } from '../../../shared/api/contract.ts'
import type { MethodMeta } from '../../../shared/api/method.ts'
import { NEW_PASSPHRASE, PASSPHRASE, WORKBOOK_PASSWORD, type SecretSource } from './secrets.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

export interface MethodInfo extends MethodMeta {
  /** `subject.method` */
  name: string
  input: JsonSchema
  /** for a task, what it answers at its end */
  result: JsonSchema
  /** tasks only: what it reports on the way */
  progress?: JsonSchema
}

/** Fields that are given by other ways than the input, see secrets.ts. */
export const SECRET_FIELDS: Readonly<Record<string, SecretSource>> = {
  passphrase: PASSPHRASE,
  current: PASSPHRASE,
  next: NEW_PASSPHRASE,
  password: WORKBOOK_PASSWORD,
}

/** Which secrets a method's input takes. */
export function secretsOf(method: MethodInfo): [field: string, source: SecretSource, required: boolean][] {
  const { properties = {}, required = [] } = method.input
  return Object.entries(SECRET_FIELDS).flatMap(([field, source]) =>
    field in properties ? [[field, source, required.includes(field)]] : [],
  )
}

function schemaOf(schema: unknown, io: 'input' | 'output'): JsonSchema {
  // Every schema of the contract is zod's; the transport knows them only as standard schemas.
  if (!(schema instanceof z.ZodType)) throw new Error('a method without a schema')
  const json: JsonSchema = { ...z.toJSONSchema(schema, { io }) }
  // The dialect is the same for all of them and would be said two hundred times.
  delete json.$schema
  return json
}

function describeSecrets(input: JsonSchema): JsonSchema {
  const properties = Object.entries(input.properties ?? {}).map(([field, schema]) => {
    const source = SECRET_FIELDS[field]
    if (!source || typeof schema !== 'object') return [field, schema] as const
    const description = `命令行上取自环境变量 ${source.variable} 或 ${source.option}，不写在参数里`
    return [field, { ...schema, description }] as const
  })
  return properties.length === 0 ? input : { ...input, properties: Object.fromEntries(properties) }
}

type Procedure = (typeof contract)['roster']['list']

function describe(name: string, procedure: Pick<Procedure, '~orpc'>): MethodInfo {
  const { inputSchema, outputSchema, meta } = procedure['~orpc']
  const stream = getEventIteratorSchemaDetails(outputSchema)
  const input = describeSecrets(schemaOf(inputSchema, 'input'))
  if (!stream) return { name, ...meta, input, result: schemaOf(outputSchema, 'output') }
  return {
    name,
    ...meta,
    input,
    result: schemaOf(stream.returns, 'output'),
    progress: schemaOf(stream.yields, 'output'),
  }
}

/** Every method, in the contract's order; only those whose name begins with `prefix`, where given. */
export function listMethods(prefix = ''): MethodInfo[] {
  return Object.entries(contract).flatMap(([subject, methods]) =>
    Object.entries(methods)
      .map(([method, procedure]) => [`${subject}.${method}`, procedure as Pick<Procedure, '~orpc'>] as const)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, procedure]) => describe(name, procedure)),
  )
}
