/** Turns what arrives from the other end into calls of handlers; what does not fit is rejected, never thrown. */
import type * as z from 'zod/mini';
import type { ToHost, ToPanel } from './messages';
import { toHostSchema, toPanelSchema } from './messages';

interface Message {
  readonly kind: string;
}

/** One handler for each kind: a missing one does not compile. */
export type Handlers<M extends Message> = {
  readonly [K in M['kind']]: (message: Extract<M, { kind: K }>) => void;
};
export type ToHostHandlers = Handlers<ToHost>;
export type ToPanelHandlers = Handlers<ToPanel>;

/** Where a message does not fit and why, without any of its content. */
export interface Rejection {
  readonly path: string;
  readonly code: string;
}
export type Reject = (rejections: readonly Rejection[]) => void;

/** Gives what to call with each raw message from the panel. A handler that throws is the caller's to hear of. */
export function receiveFromPanel(handlers: ToHostHandlers, reject: Reject): (raw: unknown) => void {
  return (raw) => {
    const message = parse(toHostSchema, raw, reject);
    if (message !== null) handlerOf<ToHost, ToHost['kind']>(handlers, message.kind)(message);
  };
}

/** Gives what to call with each raw message from the host. */
export function receiveFromHost(handlers: ToPanelHandlers, reject: Reject): (raw: unknown) => void {
  return (raw) => {
    const message = parse(toPanelSchema, raw, reject);
    if (message !== null) handlerOf<ToPanel, ToPanel['kind']>(handlers, message.kind)(message);
  };
}

function handlerOf<M extends Message, K extends M['kind']>(
  handlers: Handlers<M>,
  kind: K,
): (message: Extract<M, { kind: K }>) => void {
  return handlers[kind];
}

function parse<T>(schema: z.ZodMiniType<T>, raw: unknown, reject: Reject): T | null {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  reject(result.error.issues.map(toRejection));
  return null;
}

// Keys of the sender's own making must not reach a log: only numbers and this protocol's short names do.
function toRejection(issue: z.core.$ZodIssue): Rejection {
  const path = issue.path.map((step) =>
    typeof step === 'number' || /^[a-zA-Z]{1,20}$/.test(String(step)) ? String(step) : '?',
  );
  return { path: path.join('.'), code: issue.code };
}
