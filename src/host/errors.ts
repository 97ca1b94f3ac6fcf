/** What a command may fail with in front of a person. */

/** An error whose message is made for the person: localized, without technical detail. */
export class HumanError extends Error {
  override readonly name = 'HumanError';
}

/** Whether something thrown is for the person. By its name: a part that is packed apart has a class of its own. */
export function isHumanError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'HumanError';
}

/** The message of anything thrown, for the log. */
export function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
