/** Which topics a typed name means. */
import { categoryCodes, topicOf, type Topic } from '../listing/categories';
import { hasWordStart, toSearchText } from './searchText';

/**
 * A category's code in any case (`cl`, `cs.CL`) means its topic, an archive (`cs`) all of its topics; any other text
 * the topics whose id it is or in whose name or archive a word begins with it. Ask with the topics of papers.
 */
export function topicTest(text: string): (topic: Topic) => boolean {
  const words = toSearchText(text);
  const code = categoryCodes().find((candidate) => candidate.toLowerCase() === words);
  const meant = code === undefined ? null : topicOf(code).id;
  const known = new Map<string, boolean>();
  return (topic) => {
    const before = known.get(topic.id);
    if (before !== undefined) return before;
    const is =
      meant === null
        ? toSearchText(topic.id) === words ||
          hasWordStart(toSearchText(topic.name), words) ||
          hasWordStart(toSearchText(topic.archive ?? ''), words)
        : topic.id === meant || topic.id.startsWith(`${meant}.`);
    known.set(topic.id, is);
    return is;
  };
}
