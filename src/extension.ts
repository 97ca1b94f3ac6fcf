/** Builds the parts, wires them, and hands everything that must be let go of to the editor. No logic. */
import * as vscode from 'vscode';
import { LibraryStore } from './core/library/libraryStore';
import { AddedListings } from './host/addedListings';
import { createApi, type LecternApi } from './host/api';
import { Attention } from './host/attention';
import { registerCitationDrops } from './host/citationDrops';
import { Cited } from './host/cited';
import { CitedNotes } from './host/citedNotes';
import { Citekeys } from './host/citekeys';
import { registerCommands, type Handlers } from './host/commandRegistry';
import { citationCommands } from './host/commands/citationCommands';
import { addListings, listingCommands } from './host/commands/listingCommands';
import { markCommands } from './host/commands/markCommands';
import { outlineCommands } from './host/commands/outlineCommands';
import { readingCommands } from './host/commands/readingCommands';
import { Corrections } from './host/corrections';
import { registerRowBadges } from './host/rowBadges';
import {
  commandNames,
  correctionCommandNames,
  keepingCommandNames,
  noteCommandNames,
  readerViewType,
  viewCommandNames,
  viewIds,
} from './host/ids';
import { LastEditor } from './host/lastEditor';
import { ListingChanges } from './host/listingChanges';
import { ListingDates } from './host/listingDates';
import { ListingDocuments } from './host/listingDocuments';
import { offerListings } from './host/listingOffer';
import { createLog } from './host/log';
import { Marking } from './host/marking';
import { turns } from './host/nextTurn';
import { MarkdownPreview } from './host/markdownPreview';
import { firstPlace, followLocation } from './host/markMove';
import { PanelDesk } from './host/panelDesk';
import { PapersView } from './host/papersView';
import { PaperView } from './host/paperView';
import { Parts } from './host/parts';
import { ReaderPanels } from './host/readerPanels';
import { Finding } from './host/finding';
import { FolderWatch } from './host/folderWatch';
import { registerReferences } from './host/references';
import { Safekeeping } from './host/safekeeping';
import { Sources } from './host/sources';
import { startUp } from './host/startUp';
import { storageRoot } from './host/storageFolder';
import { createTargets } from './host/targets';

/** Notes still being typed are written before the window goes. */
let flush: () => Promise<void> = () => Promise.resolve();

export function activate(context: vscode.ExtensionContext): LecternApi {
  const { extensionUri, workspaceState: state } = context;
  const own = <T extends vscode.Disposable>(part: T): T => (context.subscriptions.push(part), part);
  const log = own(createLog());
  const storage = storageRoot(context);
  const library = new LibraryStore((error) => log.error(String(error)), turns);
  const parts = new Parts(extensionUri, log);
  const places = { storage, machine: context.globalState, state };
  const move = { places, parts, log };
  const isShown = () => view.isShown;
  const marking = own(new Marking({ places, place: () => firstPlace(move), library, parts, log, isShown }));
  const citekeys = own(new Citekeys(library, marking));
  const cited = new Cited(citekeys, state, log);
  const folders = own(new FolderWatch());
  const manifest: unknown = context.extension.packageJSON;
  const cites = own(new CitedNotes({ library, marking, citekeys, cited, parts, folders, log, manifest }));
  const desk = own(new PanelDesk({ library, marking, extensionUri, log, citekeys }));
  const finding = own(new Finding({ library, marking, citekeys, cites, parts, log, started: () => started }));
  const view: PapersView = own(new PapersView({ library, marking, finding, cites, state, log }));
  const paperView = new PaperView(desk, state);
  const readers = new ReaderPanels(desk);
  const added = new AddedListings(storage, log);
  const changes = new ListingChanges(marking, log);
  const corrections = own(new Corrections(marking, log));
  const dates = new ListingDates(storage, log);
  const sources = own(
    new Sources({ library, added, log, parts, changes, corrections, dates, folders, storage, view }),
  );
  const attention = own(new Attention(view.onDidSelect));
  const showing = { view, paperView, readers, cites, attention };
  const targets = createTargets({ library, marking, citekeys, cited, ...showing, parts });
  const lastEditor = own(new LastEditor());
  const listing = { sources, added, library, view, parts, changes };
  own(registerCitationDrops({ library, marking, citekeys, cited, cites, sources, state, parts, log }));
  own(view.onDidSelect((papers) => paperView.follow(papers)));
  own(desk.onDidStep(({ from, by }) => void view.step(from, by)));
  own(registerRowBadges(library));
  own(followLocation(marking, move));
  const marks = { marking, library };
  const keep = () => parts.safekeeping();
  const backup = own(new Safekeeping(keep, { ...marks, storage: context.globalStorageUri, state, log }));
  own(vscode.window.registerWebviewViewProvider(viewIds.paper, paperView));
  own(vscode.window.registerWebviewPanelSerializer(readerViewType, readers));
  own(offerListings(sources, state, parts, (uri) => addListings([uri], listing)));
  const documents = own(new ListingDocuments({ parts, corrections, dates, marking, sources, library, log }));
  const handlers: Handlers = {
    ...listingCommands(listing),
    ...outlineCommands({ view, targets, finding, parts }),
    ...markCommands(marking, targets),
    ...readingCommands({ desk, paperView, readers, targets }),
    ...citationCommands({ citekeys, cited, lastEditor, targets, state, parts }),
  };
  own(registerCommands(commandNames, (name) => handlers[name], log));
  own(registerCommands(correctionCommandNames, async (name) => (await documents.load()).handlers[name], log));
  own(
    registerCommands(viewCommandNames, async (name) => (await parts.finding()).viewHandlers(view)[name], log),
  );
  own(registerCommands(noteCommandNames, (name) => cites.handler(name, targets), log));
  const keeping = { ...marks, view, targets };
  own(
    registerCommands(keepingCommandNames, async (name) => (await keep()).keepingHandlers(keeping)[name], log),
  );
  own(registerReferences({ ...marks, citekeys, cited, cites, targets, lastEditor, parts, state, log }));
  flush = () =>
    desk.notes
      .flush()
      .then(() => marking.close())
      .then(() => backup.flush());
  const { extendMarkdownIt } = own(new MarkdownPreview({ library, marking, citekeys, parts, log }));
  const started = startUp({ sources, log, backup });
  return createApi({ library, view, marking, citekeys, started, extendMarkdownIt });
}

export function deactivate(): Promise<void> {
  return flush();
}
