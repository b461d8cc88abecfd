import type { Problem, SolutionCheck } from './problem.ts';

/** Choice values carry the publisher's option value prefix, so that they never meet another publisher's; names and defaults resolve. */
export const checkChoices: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  const first = tree.optionValuePrefix * 10_000;
  const values = (path: string, name: string, list: number[], labels: string[]) => {
    for (const [position, label] of labels.entries())
      if (!label) problems.push({ path, message: `choice ${name} has an option ${list[position]} without a label` });
    if (list.length === 0) problems.push({ path, message: `choice ${name} has no options` });
    for (const [position, value] of list.entries())
      if (value !== first + position)
        problems.push({ path, message: `choice ${name} has the value ${value} instead of ${first + position}` });
  };
  for (const choice of tree.choices) {
    values(choice.path, choice.name, choice.values, choice.labels);
    if (choice.path !== `OptionSets/${choice.name}.xml`) problems.push({ path: choice.path, message: `holds the choice ${choice.name}` });
  }
  for (const table of tree.tables) {
    for (const column of table.columns.filter((one) => ['picklist', 'multiselectpicklist', 'bit'].includes(one.type))) {
      const fault = (message: string) => problems.push({ path: table.folder, message: `column ${column.name} ${message}` });
      const global = tree.choices.find((choice) => choice.name === column.globalChoice);
      if (column.globalChoice && !global) fault(`names the choice ${column.globalChoice}, which is not there`);
      if (!column.globalChoice && column.localChoice !== `${table.name}_${column.name}`)
        fault(`has a choice named "${column.localChoice}"`);
      if (column.type === 'picklist' && !column.globalChoice) values(table.folder, column.localChoice, column.values, column.labels);
      if (column.type === 'bit' && column.values.join() !== '1,0') fault('is no Yes (1) or No (0)');
      const allowed = global?.values ?? column.values;
      if (column.defaultValue !== -1 && !allowed.includes(column.defaultValue)) fault(`has the default ${column.defaultValue}`);
    }
  }
  return problems;
};
