import assert from 'node:assert/strict';
import { sharedStoragePath } from '../../../../src/core/marks/storagePath';

describe('sharedStoragePath', () => {
  const store = '/data/User/workspaceStorage';

  it('gives the first window’s storage to every window', () => {
    assert.equal(
      sharedStoragePath(`${store}/-18c31605-1/lectern.lectern`),
      `${store}/-18c31605/lectern.lectern`,
    );
    assert.equal(
      sharedStoragePath(`${store}/0123456789abcdef0123456789abcdef-9/lectern.lectern`),
      `${store}/0123456789abcdef0123456789abcdef/lectern.lectern`,
    );
  });

  it('leaves every other path as it is', () => {
    for (const path of [
      `${store}/-18c31605/lectern.lectern`,
      `${store}/0123456789abcdef0123456789abcdef/lectern.lectern`,
      `${store}/-18c31605-10/lectern.lectern`,
      '/my-1/folder-1/lectern.lectern',
      '',
    ]) {
      assert.equal(sharedStoragePath(path), path);
    }
  });
});
