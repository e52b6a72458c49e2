/** Entry of the command line. */
process.stderr.write("final-accounts: no command yet\n");
process.exitCode = 2;
