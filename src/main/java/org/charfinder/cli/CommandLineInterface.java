package org.charfinder.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line. Alone, it serves. */
@Command(
        name = "charfinder",
        description = "Finds Unicode characters by the words of their names.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            ServeCommand.class,
            FindCommand.class,
            WordsCommand.class,
            IndexCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Without a command it serves, and takes the options of 'serve'.",
            "Every option can come from the environment: --max-line from CHARFINDER_MAX_LINE, and so on."
        })
public final class CommandLineInterface {

    private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    private CommandLineInterface() {}

    /** Runs the program with the arguments of a shell; returns its exit code. */
    public static int run(String... args) {
        Console console = new Console();
        int code = run(console.out(), console.err(), args);
        return console.finish(code);
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine =
                new CommandLine(new CommandLineInterface())
                        .setOut(out)
                        .setErr(err)
                        .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
                        .setParameterExceptionHandler((e, unused) -> explainUsage(e))
                        .setExecutionExceptionHandler((e, command, unused) -> explainFailure(e, command));
        return commandLine.execute(serveByDefault(args, commandLine.getSubcommands().keySet()));
    }

    private static String[] serveByDefault(String[] args, Set<String> commands) {
        if (args.length > 0 && (!args[0].startsWith("-") || OWN_OPTIONS.contains(args[0]))
                || Arrays.stream(args).anyMatch(commands::contains)) {
            return args;
        }
        String[] withCommand = new String[args.length + 1];
        withCommand[0] = "serve";
        System.arraycopy(args, 0, withCommand, 1, args.length);
        return withCommand;
    }

    private static int explainUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.printf(
                "charfinder: %s%s; try '%s --help'%n",
                explanation(e), EnvironmentDefaults.hint(e), command.getCommandSpec().qualifiedName());
        err.flush();
        return ExitCode.USAGE;
    }

    private static String explanation(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return e.getMessage();
        }
        String first = unmatched.getUnmatched().get(0);
        boolean atRoot = e.getCommandLine().getParent() == null;
        if (atRoot && first.startsWith("-")) {
            return "'" + first + "' must come after the command";
        }
        String message = atRoot ? "no such command: '" + first + "'" : e.getMessage();
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? message : message + "; did you mean " + suggestions.get(0) + "?";
    }

    private static int explainFailure(Exception e, CommandLine command) throws Exception {
        if (!(e instanceof Failure)) {
            throw e;
        }
        command.getErr().println("charfinder: " + e.getMessage());
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }
}
