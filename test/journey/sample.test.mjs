// The customer's own listing in the real editor. It is not part of the repository: where it is absent this says so.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/editor/project.mjs';
import { inEditor } from './support/journey.mjs';
import { takePicture } from './support/picture.mjs';

const folder = '../shared/listing';
const needs = `${folder}/sample.txt`;
const read = (name) => readFileSync(path.join(projectRoot, folder, name), 'utf8');
const files = existsSync(path.join(projectRoot, needs)) ? { 'sample.papers': read('sample.txt') } : {};

inEditor('the sample listing', { needs, files }, (journey) => {
  it('stands under its topics, each paper with its title', async () => {
    const truth = read('sample.expected.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const rows = await journey.tree.readRows();
    const topics = rows
      .filter(({ level }) => level === 1)
      .map(({ label }) => label.replace(/^.* · \w+\./, ''));
    assert.deepEqual(topics.sort(), [...new Set(truth.map(({ category }) => category))].sort());
    const titles = rows.filter(({ level }) => level === 3).map(({ label }) => label);
    assert.deepEqual(titles.sort(), truth.map(({ title }) => title).sort());
    await takePicture(journey.page, 'sample');
  });
});
