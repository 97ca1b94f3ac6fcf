/** Text that must be shown as it is where Markdown is read. */
import { legible } from './card';

/**
 * Takes any text; gives Markdown that reads as its legible form and nothing else: every sign of ASCII is escaped, so
 * that nothing is a mark, a tag, an entity or an address. Blanks stay blanks, at which lines break.
 */
export function toMarkdownText(text: string): string {
  return legible(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
