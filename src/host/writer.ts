/** The name this window writes its journal files under. */
import type * as vscode from 'vscode';
import { writerId, type WriterId } from '../core/marks/stamp';

const familyKey = 'writer';

/** The installation's lasting name with a new session's, so that no two windows write the same file. */
export async function freshWriter(machine: vscode.Memento): Promise<WriterId> {
  const stored: unknown = machine.get(familyKey);
  const known = typeof stored === 'string' ? writerId(stored, randomName()) : null;
  if (known !== null) return known;
  const family = randomName();
  await machine.update(familyKey, family);
  const made = writerId(family, randomName());
  if (made === null) throw new Error('a random name is no writer name');
  return made;
}

/** Ten characters of `0-9a-z`: about 50 bits. */
function randomName(): string {
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => (byte % 36).toString(36)).join('');
}
