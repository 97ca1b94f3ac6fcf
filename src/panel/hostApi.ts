/** The panel's line to the host; the only place that calls acquireVsCodeApi. */
import { failureLimit } from '../protocol/limits';
import type { ToHost } from '../protocol/messages';

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): WebviewApi;

export interface HostApi {
  post(message: ToHost): void;
  /** What `keep` was last given, also by an earlier life of this panel. */
  kept(): unknown;
  keep(state: unknown): void;
}

/** Opens the line. May be called once in the life of a page, as the webview allows no more. */
export function openHostApi(): HostApi {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
  };
}

/** Tells the host of an error of the panel's own, for its log. */
export function reportFailure(host: HostApi, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  host.post({ kind: 'failed', text: text.slice(0, failureLimit) });
}
