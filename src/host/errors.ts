/** What a command may fail with in front of a person. */

/** An error whose message is made for the person: localized, without technical detail. */
export class HumanError extends Error {
  override readonly name = 'HumanError';
}

/** The message of anything thrown, for the log. */
export function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
