package org.charfinder.cli;

import picocli.AutoComplete;
import picocli.CommandLine.ExitCode;

/** {@code charfinder completion}: prints what makes a shell complete our command lines. */
final class CompletionCommand extends Subcommand {

    CompletionCommand() {
        super(
                "completion",
                "Prints a script by which bash and zsh complete commands, options and their values: source <(charfinder"
                        + " completion)");
    }

    @Override
    public Integer call() {
        out().print(AutoComplete.bash(CommandLineInterface.NAME, CommandLineInterface.whole()));
        return ExitCode.OK;
    }
}
