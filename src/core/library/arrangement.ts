/** How the library is laid out for the tree: groups, order, filter. What the person chose; kept per workspace. */
import * as z from 'zod/mini';

export const groupings = ['topic', 'date', 'status', 'tag', 'author', 'organisation', 'flat'] as const;
export type Grouping = (typeof groupings)[number];

export const sortOrders = ['date', 'score', 'title', 'status'] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface Arrangement {
  readonly grouping: Grouping;
  readonly sortOrder: SortOrder;
  /** A query as typed; empty shows everything. */
  readonly filter: string;
}

export const defaultArrangement: Arrangement = { grouping: 'topic', sortOrder: 'date', filter: '' };

const arrangementSchema = z.object({
  grouping: z.catch(z.enum(groupings), defaultArrangement.grouping),
  sortOrder: z.catch(z.enum(sortOrders), defaultArrangement.sortOrder),
  filter: z.catch(z.string().check(z.maxLength(1000)), ''),
});

/** An arrangement out of stored data; what is missing or wrong is the default's. */
export function toArrangement(stored: unknown): Arrangement {
  const parsed = arrangementSchema.safeParse(stored);
  return parsed.success ? parsed.data : defaultArrangement;
}
