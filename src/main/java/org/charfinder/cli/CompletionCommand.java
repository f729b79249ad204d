package org.charfinder.cli;

import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** {@code charfinder completion}: prints a script that makes a shell complete the command line. */
final class CompletionCommand extends Subcommand {

    private final Supplier<CommandLine> root;

    /** @param root makes the command line that the script is for */
    CompletionCommand(Supplier<CommandLine> root) {
        super(
                "completion",
                "Prints a script by which bash and zsh complete commands, options and their values: eval \"$(charfinder"
                        + " completion)\"");
        this.root = root;
    }

    @Override
    public Integer call() {
        CommandLine whole = root.get();
        out().print(AutoComplete.bash(whole.getCommandName(), whole));
        return ExitCode.OK;
    }
}
