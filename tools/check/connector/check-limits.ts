import { answerOf } from './definition.ts';
import { fieldsOf, inputsOf, outputsOf } from './fields.ts';
import { type ConnectorCheck, problemsIn } from './files.ts';

/** Microsoft's limits of a custom connector (its frequently asked questions): bytes of the file, operations, schemas of a body and of an operation. */
const limits = { bytes: 1024 * 1024, operations: 256, schemasOfBody: 512, schemasOfOperation: 16_384 };

/** The definition stays within the platform's limits. */
export const checkLimits: ConnectorCheck = ({ definition, operations, texts }) => {
  const bytes = Buffer.byteLength(texts['apiDefinition.swagger.json']);
  return problemsIn('apiDefinition.swagger.json', [
    bytes >= limits.bytes && `has ${bytes} bytes, the limit is below ${limits.bytes}`,
    operations.length > limits.operations && `has ${operations.length} operations, the limit is ${limits.operations}`,
    ...operations.flatMap((one) => {
      const bodies = [one.body?.schema, answerOf(one)].flatMap((schema) =>
        schema ? [[...fieldsOf(definition, schema, '')].length + 1] : [],
      );
      const all = inputsOf(definition, one).length + outputsOf(definition, one).length;
      return [
        bodies.some((count) => count > limits.schemasOfBody) &&
          `${one.operationId} has a body of more than ${limits.schemasOfBody} schemas`,
        all > limits.schemasOfOperation && `${one.operationId} has more than ${limits.schemasOfOperation} schemas`,
      ];
    }),
  ]);
};
