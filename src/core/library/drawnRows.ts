/** The rows that a tree shows: each group's are those of the outline that made the group, until the tree has another. */
import type { Steps } from '../steps';
import type { TreeRows } from './firstRows';
import type { GroupNode, OutlineNode } from './outlineRows';

export class DrawnRows {
  private readonly makers = new WeakMap<GroupNode, TreeRows>();
  private current: TreeRows | null = null;

  /** From now on the rows at the top are those of another outline. */
  show(rows: TreeRows): void {
    this.current = rows;
  }

  get size(): number {
    return this.current?.size ?? 0;
  }

  /**
   * The rows under a group (null: at the top), in steps. Of a group that the tree had before it shows others, still its
   * own: an editor that is drawing it would draw it empty, and the row that has the focus would lose it.
   */
  *childrenSteps(parent: GroupNode | null): Steps<readonly OutlineNode[]> {
    const rows = this.madeBy(parent);
    if (rows === null) return [];
    yield* rows.prepare(parent);
    const children = rows.childrenOf(parent);
    for (const child of children) if (child.kind === 'group') this.makers.set(child, rows);
    return children;
  }

  countsOf(group: GroupNode): ReturnType<TreeRows['countsOf']> {
    return this.madeBy(group)?.countsOf(group) ?? { unread: 0, total: 0 };
  }

  private madeBy(group: GroupNode | null): TreeRows | null {
    return (group === null ? null : this.makers.get(group)) ?? this.current;
  }
}
