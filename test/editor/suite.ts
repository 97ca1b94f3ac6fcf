/** Which tests belong to which phase: the second runs after a reload, over what the first left. */
import * as vscode from 'vscode';
import { describeAtCursor } from './atCursor';
import { describeBacklinks } from './backlinks';
import { describeBibliographyFinding } from './bibliographyFinding';
import { describeBibliographyTabs } from './bibliographyTabs';
import { describeBrokenInput } from './brokenInput';
import { describeCiting } from './citing';
import { describeCitingNotes } from './citingNotes';
import { describeFolders } from './folders';
import { describeKeeping } from './keeping';
import { describeListingDocument, describeListingReloaded } from './listingDocument';
import { describeListings } from './listings';
import { describeMarking } from './marking';
import { describeMetadataCites } from './metadataCites';
import { describePreview } from './putPreview';
import { describeCitationStyles } from './putStyles';
import { describeQueries } from './query';
import { describeBibliographies } from './referencesBibliography';
import { describeFormattedReferences } from './referencesFormatted';
import { describeNoteFiles } from './referencesNotes';
import { describeReload } from './reload';
import { describeUncited } from './uncited';
import { describeScale, describeScaleReloaded } from './scale';

export function loadSuite(): void {
  const phase: unknown = vscode.workspace.getConfiguration('lecternTest').get('phase');
  if (phase === 2) {
    // First: it takes its papers away, which the others do not know of.
    describeScaleReloaded();
    describeReload();
    describeListingReloaded();
    return;
  }
  // An editor in the browser saves by itself a second after the last key: whether a test is faster depends on the machine.
  before(() =>
    vscode.workspace
      .getConfiguration('files')
      .update('autoSave', 'off', vscode.ConfigurationTarget.Workspace),
  );
  describeListings();
  describeBrokenInput();
  describeListingDocument();
  describeMarking();
  describeQueries();
  describeCiting();
  describeCitationStyles();
  describePreview();
  describeCitingNotes();
  describeAtCursor();
  // Before those that cite all entries there are: the editor keeps what they opened for minutes.
  describeUncited();
  describeFolders();
  describeMetadataCites();
  describeBibliographies();
  describeBibliographyTabs();
  describeBibliographyFinding();
  describeFormattedReferences();
  describeNoteFiles();
  describeBacklinks();
  describeKeeping();
  describeScale();
}
