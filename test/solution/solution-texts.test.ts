import { expect, it } from 'vitest';
import { readSolution } from '../../tools/check/solution/tree.ts';
import { attribute, child, children, descendants, englishText } from '../../tools/check/solution/xml.ts';

const core = readSolution('solution/core');
const entityOf = (folder: string) => descendants(core.documents.get(`${folder}/Entity.xml`) as never, 'entity')[0] as never;

/** A description is one or more whole sentences. */
const sentences = /^[A-Z].*\.$/;

it('every table of our own says what it is for', () => {
  for (const table of core.tables.filter((one) => one.isNew))
    expect(englishText(entityOf(table.folder), 'Descriptions'), table.name).toMatch(sentences);
});

it('every column says what it is, in whole sentences', () => {
  for (const table of core.tables)
    for (const column of descendants(entityOf(table.folder), 'attribute').filter((one) => attribute(one, 'PhysicalName').startsWith('xc_')))
      expect(englishText(column, 'Descriptions'), `${table.name}.${attribute(column, 'PhysicalName')}`).toMatch(sentences);
});

it('every choice says what choosing each of its options means', () => {
  const shared = core.choices.map((choice) => core.documents.get(choice.path) as never);
  const local = core.tables.flatMap((table) =>
    descendants(entityOf(table.folder), 'optionset').filter((one) => child(one, 'OptionSetType')?.textContent === 'picklist'),
  );
  expect(local.length).toBeGreaterThan(20);
  for (const set of [...shared, ...local])
    for (const option of descendants(set, 'option'))
      expect(englishText(option, 'Descriptions'), `${attribute(set, 'Name')}: ${englishText(option, 'labels')}`).toMatch(sentences);
});

it('every form says what it shows, and every public view what it lists', () => {
  for (const table of core.tables) {
    for (const form of table.forms) expect(englishText(form.element, 'Descriptions'), form.name).toMatch(sentences);
    for (const view of table.views.filter(({ element }) => child(element, 'querytype')?.textContent === '0'))
      expect(englishText(view.element, 'Descriptions'), view.name).toMatch(sentences);
  }
});

it('tables that nothing reads yet say so', () => {
  for (const name of ['xc_fieldmapping', 'xc_job']) {
    const table = core.tables.find((one) => one.name === name);
    expect(englishText(entityOf(table?.folder ?? ''), 'Descriptions')).toContain('Used from a later release on');
    for (const form of table?.forms ?? []) expect(englishText(form.element, 'Descriptions')).toContain('Used from a later release on');
  }
});

it('no label of a form is empty', () => {
  for (const form of core.tables.flatMap((table) => table.forms))
    for (const label of descendants(form.element, 'labels')) {
      const [first] = children(label);
      expect(first && attribute(first, 'description'), form.path).toBeTruthy();
    }
});
