/** Registers every command behind one error boundary. A command without a handler does not compile. */
import * as vscode from 'vscode';
import { isHumanError } from './errors';
import { commandNames, type CommandName } from './ids';
import { showFailure, type Log } from './log';

/** Arguments come from menus, key bindings and links: unknown until the handler has read them. */
export type Handler = (args: readonly unknown[]) => Promise<void> | void;
export type Handlers<Name extends CommandName = CommandName> = Readonly<Record<Name, Handler>>;

export function registerCommands(handlers: Handlers, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandNames.map((name) =>
      vscode.commands.registerCommand(name, async (...args: readonly unknown[]) => {
        try {
          await handlers[name](args);
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
