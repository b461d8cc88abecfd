import { checkCommand } from './command.ts';

process.exitCode = checkCommand(process.argv.slice(2), { tell: console.log, complain: console.error });
