/** The storage that all windows of a workspace share, out of the one that the editor gave to this window. */

/**
 * The editor gives a folder's storage to one window at a time. A second window on the same folder, and a window opened
 * after a crash while the lock still lies there, gets a folder of its own beside it, with `-1` to `-9` after the name:
 * what was stored there would not be seen again. The journal is made for several writers, so all windows use the first.
 * Takes and gives the path of an address; one that does not look like that is given back as it is.
 */
export function sharedStoragePath(path: string): string {
  return path.replace(/\/(-?[0-9a-f]{4,40})-[1-9](\/[^/]+\/?)$/, '/$1$2');
}
