/** Views that are kept: a name, a query, and how what it finds is laid out. */
import * as z from 'zod/mini';
import { groupings, sortOrders, type Grouping, type SortOrder } from '../library/arrangement';
import { maxQueryLength } from './queryToken';

/** How to lay out what a view finds; null leaves it as it is. */
export interface ViewLayout {
  readonly query: string;
  readonly grouping: Grouping | null;
  readonly sortOrder: SortOrder | null;
}

export interface SavedView extends ViewLayout {
  readonly name: string;
}

/** Views that everyone has. Their names are the host's, in the person's language. */
export const smartViewIds = [
  'unread-this-month',
  'queue',
  'reading',
  'recently-read',
  'cited-unread',
  'read-uncited',
] as const;
export type SmartViewId = (typeof smartViewIds)[number];

export const smartViews = {
  'unread-this-month': { query: 'status:unread date:this-month', grouping: 'topic', sortOrder: 'date' },
  queue: { query: 'status:queued', grouping: 'flat', sortOrder: 'date' },
  reading: { query: 'status:reading', grouping: 'flat', sortOrder: 'date' },
  'recently-read': { query: 'status:read statusdate:<30d', grouping: 'flat', sortOrder: 'date' },
  'cited-unread': { query: 'cited:yes status:unread', grouping: 'flat', sortOrder: 'date' },
  'read-uncited': { query: 'status:read cited:no', grouping: 'flat', sortOrder: 'date' },
} as const satisfies Record<SmartViewId, ViewLayout>;

export interface SavedViews {
  readonly views: readonly SavedView[];
  /** The entries, by their index, that are no views or bear a name that was there before. */
  readonly refused: readonly number[];
}

/** More would be no list to choose from. */
const viewsAtMost = 100;

const savedViewSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  query: z.string().check(z.trim(), z.maxLength(maxQueryLength)),
  grouping: z._default(z.nullable(z.enum(groupings)), null),
  sortOrder: z._default(z.nullable(z.enum(sortOrders)), null),
});

/** Views out of a setting, whatever stands in it. A query that is not understood in full is still a view's. */
export function toSavedViews(setting: unknown): SavedViews {
  const entries: readonly unknown[] = Array.isArray(setting) ? setting : [];
  const views = new Map<string, SavedView>();
  const refused: number[] = [];
  entries.forEach((entry, index) => {
    const parsed = savedViewSchema.safeParse(entry);
    if (!parsed.success || views.has(parsed.data.name) || views.size === viewsAtMost) refused.push(index);
    else views.set(parsed.data.name, parsed.data);
  });
  return { views: [...views.values()], refused };
}

/**
 * The entries of a setting with a view where another stood, which makes way for it; behind the others where that is null.
 * As they were where there is no such view. Entries that are no views stay where they stand.
 */
export function placeView(
  entries: readonly unknown[],
  name: string,
  target: string | null,
): readonly unknown[] {
  const { names, places } = namesAndPlaces(entries);
  const from = names.indexOf(name);
  const to = target === null ? names.length - 1 : names.indexOf(target);
  if (from < 0 || to < 0) return entries;
  const views = places.map((place) => entries[place]);
  const ordered = views.toSpliced(from, 1).toSpliced(to, 0, views[from]);
  const placed = [...entries];
  for (const [at, place] of places.entries()) placed[place] = ordered[at];
  return placed;
}

/** The index of a view's entry; undefined where there is none of that name. */
export function placeOfView(entries: readonly unknown[], name: string): number | undefined {
  const { names, places } = namesAndPlaces(entries);
  return places[names.indexOf(name)];
}

function namesAndPlaces(entries: readonly unknown[]): {
  readonly names: readonly string[];
  readonly places: readonly number[];
} {
  const { views, refused } = toSavedViews(entries);
  const places = entries.map((_, place) => place).filter((place) => !refused.includes(place));
  return { names: views.map(({ name }) => name), places };
}
