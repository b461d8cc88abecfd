import { deployCommand } from './command.ts';

process.exitCode = await deployCommand(process.argv.slice(2), { tell: console.log, complain: console.error });
