/** Turns what arrives from the other end into calls of handlers; what does not fit is rejected, never thrown. */
import type * as z from 'zod/mini';
import type { toHostSchemas, toPanelSchemas } from './messages';

/** One handler for each kind of message, whose type the map `M` has: a missing one does not compile. */
export type Handlers<M> = { readonly [K in keyof M]: (message: M[K]) => void };
type Schemas<M> = { readonly [K in keyof M]: z.ZodMiniType<M[K]> };
type Messages<S> = { readonly [K in keyof S]: z.infer<S[K]> };

export type ToHostHandlers = Handlers<Messages<typeof toHostSchemas>>;
export type ToPanelHandlers = Handlers<Messages<typeof toPanelSchemas>>;

/** Where a message does not fit and why, without any of its content. */
export interface Rejection {
  readonly path: string;
  readonly code: string;
}
export type Reject = (rejections: readonly Rejection[]) => void;

/**
 * Takes one direction's schemas, the handlers and what hears of misfits; gives what to call with each raw message.
 * `receive(toHostSchemas, handlers, reject)` in the host, `receive(toPanelSchemas, …)` in the panel. A handler that
 * throws is the caller's to hear of.
 */
export function receive<M extends object>(
  schemas: Schemas<M>,
  handlers: Handlers<M>,
  reject: Reject,
): (raw: unknown) => void {
  function handle<K extends keyof M>(kind: K, raw: unknown): void {
    const result = schemas[kind].safeParse(raw);
    if (result.success) handlers[kind](result.data);
    else reject(result.error.issues.map(toRejection));
  }
  return (raw) => {
    const kind = kindOf(raw);
    if (kind !== null && isKeyOf(schemas, kind)) handle(kind, raw);
    else reject([{ path: 'kind', code: 'unknown_kind' }]);
  };
}

function kindOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw)) return null;
  return typeof raw.kind === 'string' ? raw.kind : null;
}

function isKeyOf<M extends object>(object: M, key: PropertyKey): key is keyof M {
  return Object.hasOwn(object, key);
}

// Keys of the sender's own making must not reach a log: only numbers and this protocol's short names do.
function toRejection(issue: z.core.$ZodIssue): Rejection {
  const steps = issue.path.map(String);
  return {
    path: steps.map((step) => (/^(\d{1,9}|[a-zA-Z]{1,20})$/.test(step) ? step : '?')).join('.'),
    code: issue.code,
  };
}
