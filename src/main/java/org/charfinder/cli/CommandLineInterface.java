package org.charfinder.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line. Alone, it serves. */
@Command(
        name = CommandLineInterface.NAME,
        description = "Finds Unicode characters by the words of their names.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Without a command it serves, and takes the options of 'serve'.",
            "Every option can come from the environment: --max-line of 'serve' from",
            "CHARFINDER_SERVE_MAX_LINE or CHARFINDER_MAX_LINE, and so on; --format, --limit",
            "and --order only with the command's name, as in CHARFINDER_FIND_FORMAT."
        })
final class CommandLineInterface {

    static final String NAME = "charfinder";

    private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");
    private static final List<String> COMMANDS =
            List.of("serve", "find", "pick", "info", "words", "ask", "index", "bench", "completion", "help");

    private CommandLineInterface() {}

    /** Runs the program with the arguments, as a shell passes them; returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        String[] all = serveByDefault(args);
        Subcommand called = all.length == 0 ? null : subcommand(all[0]);
        CommandLine commandLine = called == null ? whole() : with(called);
        return commandLine
                .setExpandAtFiles(false) // a query may begin with @, and so may a name of a file
                .setOut(out)
                .setErr(err)
                .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
                .setParameterExceptionHandler(CommandLineInterface::explainUsage)
                .setExecutionExceptionHandler((e, command, unused) -> explainFailure(e, command))
                .execute(called != null && called.takesText() ? TextArguments.optionsFirst(called.spec, all) : all);
    }

    private static @Nullable Subcommand subcommand(String name) {
        return switch (name) {
            case "serve" -> new ServeCommand();
            case "find" -> new FindCommand();
            case "pick" -> new PickCommand();
            case "info" -> new InfoCommand();
            case "words" -> new WordsCommand();
            case "ask" -> new AskCommand();
            case "index" -> new IndexCommand();
            case "bench" -> new BenchCommand();
            case "completion" -> new CompletionCommand(CommandLineInterface::whole);
            default -> null;
        };
    }

    /** The root with only the command that is called. To make the other commands would take longer than to run it. */
    private static CommandLine with(Subcommand called) {
        CommandSpec root = CommandSpec.create().name(NAME);
        root.addSubcommand(called.spec.name(), called.spec);
        return new CommandLine(root);
    }

    /** The root with all commands, for help and completion. */
    static CommandLine whole() {
        CommandLine root = new CommandLine(new CommandLineInterface());
        for (String name : COMMANDS) {
            Subcommand subcommand = subcommand(name);
            root.addSubcommand(name, subcommand == null ? new CommandLine.HelpCommand() : subcommand.spec);
        }
        return root;
    }

    private static String[] serveByDefault(String[] args) {
        if ((args.length > 0 && (!args[0].startsWith("-") || OWN_OPTIONS.contains(args[0]))) || namesCommand(args)) {
            return args;
        }
        String[] withCommand = new String[args.length + 1];
        withCommand[0] = "serve";
        System.arraycopy(args, 0, withCommand, 1, args.length);
        return withCommand;
    }

    private static boolean namesCommand(String[] args) {
        for (String arg : args) {
            if (COMMANDS.contains(arg)) {
                return true;
            }
        }
        return false;
    }

    private static int explainUsage(ParameterException e, String... args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.printf(
                "charfinder: %s%s%s; try '%s --help'%n",
                explanation(e),
                EnvironmentDefaults.hint(e),
                textHint(e, args),
                command.getCommandSpec().qualifiedName());
        err.flush();
        return ExitCode.USAGE;
    }

    /** How to search for a text that was taken for an option; empty if there is none. */
    private static String textHint(ParameterException e, String... args) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        boolean text = spec.userObject() instanceof Subcommand command && command.takesText();
        boolean missing = e instanceof MissingParameterException missed
                && missed.getMissing().stream().anyMatch(ArgSpec::isPositional);
        boolean unknown = e instanceof UnmatchedArgumentException unmatched
                && unmatched.getSuggestions().isEmpty();
        if (!text || !(missing || unknown)) {
            return "";
        }
        return Stream.of(args)
                .takeWhile(arg -> !arg.equals("--"))
                .filter(arg -> arg.startsWith("-") && spec.findOption(arg.split("=", 2)[0]) == null)
                .findFirst()
                .map(arg -> "; if it is text, write: %s -- %s".formatted(spec.qualifiedName(), arg))
                .orElse("");
    }

    private static @Nullable String explanation(ParameterException e) {
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
        if (e instanceof Failure failure) {
            return failure.explain(command.getErr());
        }
        throw e;
    }
}
