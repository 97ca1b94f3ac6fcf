/**
 * What looks after marks and is needed now and then: history, files of marks, copies for a moved folder. A bundle of its
 * own, loaded when it is needed; the editor's interface is handed to it (esbuild.js), for a part cannot ask for it.
 */
export { keepingHandlers } from './keepingHandlers';
export { MarkBackup } from './markBackup';
