/** Commands of filters and views; what they ask and write is loaded when one of them runs. */
import type { Handler } from '../commandRegistry';
import type { FindingPart } from '../parts';
import type { PapersView } from '../papersView';

export type ViewCommand =
  | 'lectern.showView'
  | 'lectern.saveView'
  | 'lectern.removeView'
  | 'lectern.moveViewUp'
  | 'lectern.moveViewDown';

export function viewCommands(
  load: () => Promise<FindingPart>,
  view: PapersView,
): Readonly<Record<ViewCommand, Handler>> {
  const late =
    (name: ViewCommand): Handler =>
    async (args) =>
      (await load()).viewHandlers(view)[name](args);
  return {
    'lectern.showView': late('lectern.showView'),
    'lectern.saveView': late('lectern.saveView'),
    'lectern.removeView': late('lectern.removeView'),
    'lectern.moveViewUp': late('lectern.moveViewUp'),
    'lectern.moveViewDown': late('lectern.moveViewDown'),
  };
}
