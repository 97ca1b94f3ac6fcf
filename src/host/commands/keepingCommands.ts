/** Commands that look after marks. What they do is loaded when it is first asked for. */
import type { Handler, Handlers } from '../commandRegistry';
import type { SafekeepingPart } from '../parts';

export type KeepingCommand =
  'lectern.showHistory' | 'lectern.exportMarks' | 'lectern.importMarks' | 'lectern.notSamePaper';

export function keepingCommands(
  load: () => Promise<SafekeepingPart>,
  parts: Parameters<SafekeepingPart['keepingHandlers']>[0],
): Handlers<KeepingCommand> {
  const handler =
    (name: KeepingCommand): Handler =>
    async (args) =>
      (await load()).keepingHandlers(parts)[name](args);
  return {
    'lectern.showHistory': handler('lectern.showHistory'),
    'lectern.exportMarks': handler('lectern.exportMarks'),
    'lectern.importMarks': handler('lectern.importMarks'),
    'lectern.notSamePaper': handler('lectern.notSamePaper'),
  };
}
