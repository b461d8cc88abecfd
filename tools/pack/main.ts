import { packCommand } from './command.ts';

process.exitCode = packCommand(process.argv.slice(2), { tell: console.log, complain: console.error });
