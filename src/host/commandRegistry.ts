/** Registers every command behind one error boundary. A command without a handler does not compile. */
import * as vscode from 'vscode';
import { isHumanError } from './errors';
import type { CommandName, commandNames } from './ids';
import { showFailure, type Log } from './log';

/** Arguments come from menus, key bindings and links: unknown until the handler has read them. */
export type Handler = (args: readonly unknown[]) => Promise<void> | void;
export type Handlers<Name extends CommandName = (typeof commandNames)[number]> = Readonly<
  Record<Name, Handler>
>;

export function registerCommands<Name extends CommandName>(
  names: readonly Name[],
  handlerOf: (name: Name) => Handler | Promise<Handler>,
  log: Log,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...names.map((name) =>
      vscode.commands.registerCommand(name, async (...args: readonly unknown[]) => {
        try {
          await (
            await handlerOf(name)
          )(args);
        } catch (error) {
          report(name, error, log);
        }
      }),
    ),
  );
}

function report(name: CommandName, error: unknown, log: Log): void {
  if (error instanceof vscode.CancellationError) return;
  if (isHumanError(error)) {
    void vscode.window.showWarningMessage(error.message);
    return;
  }
  log.error(`${name} failed`, error instanceof Error ? error : String(error));
  void showFailure(log, vscode.l10n.t('Lectern could not do that. The log says why.'));
}
