/** Lists in messages are read, never changed: said to the compiler only, where `z.readonly` would cost code in the panel. */
import type * as z from 'zod/mini';

/** Gives the schema back, as one of a readonly list. */
export function readonlyList<T>(schema: z.ZodMiniType<T[]>): z.ZodMiniType<readonly T[]> {
  return schema;
}
