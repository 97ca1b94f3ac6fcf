import assert from 'node:assert/strict';
import { includedPaths, rootPath } from '../../../../src/core/bibliography/includedFiles';

describe('rootPath', () => {
  it('reads the magic comment of LaTeX editors, and subfiles', () => {
    assert.equal(rootPath('% !TEX root = ../main.tex\nA', 'latex'), '../main.tex');
    assert.equal(rootPath('\\documentclass[../main.tex]{subfiles}', 'latex'), '../main.tex');
    assert.equal(rootPath('A', 'latex'), null);
    assert.equal(rootPath('% !TEX root = a.tex', 'markdown'), null);
  });
});

describe('includedPaths', () => {
  it('finds the parts of LaTeX and of Typst', () => {
    assert.deepEqual(includedPaths('\\input{a}\n  \\include{b/c.tex}\n% \\input{no}\n', 'latex'), [
      'a.tex',
      'b/c.tex',
    ]);
    assert.deepEqual(includedPaths('#include "a.typ"\n#import "b.typ": x', 'typst'), ['a.typ', 'b.typ']);
  });
});
