package org.charfinder.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.charfinder.query.Spelling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line. */
@Command(
        name = CommandLineInterface.NAME,
        description = "Finds Unicode characters by the words of their names.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Without a command it finds: 'charfinder rook' is 'charfinder find rook'.",
            "With options of 'serve' alone it serves. Without arguments it says on a terminal",
            "how to find and how to serve; elsewhere, and with 'java -jar', it serves.",
            "Every option can come from the environment: --max-line of 'serve' from",
            "CHARFINDER_SERVE_MAX_LINE or CHARFINDER_MAX_LINE, and so on; --format, --limit",
            "and --order only with the command's name, as in CHARFINDER_FIND_FORMAT."
        })
final class CommandLineInterface {

    static final String NAME = "charfinder";

    private CommandLineInterface() {}

    /** Runs the program with the arguments, as a shell passes them; returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        RootArguments.Call call = RootArguments.call(List.of(args));
        List<String> all = call.arguments();
        Subcommand called = subcommand(all.get(0), call.unnamed());
        CommandLine commandLine = called == null ? whole() : with(called);
        return commandLine
                .setExpandAtFiles(false) // a query may begin with @, and so may a name of a file
                .setOut(out)
                .setErr(err)
                .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
                .setParameterExceptionHandler(CommandLineInterface::explainUsage)
                .setExecutionExceptionHandler((e, command, unused) -> explainFailure(e, command))
                .execute((called != null && called.takesText() ? optionsFirst(called, all) : all)
                        .toArray(String[]::new));
    }

    /** Puts options before text, so that picocli takes {@code ->} and {@code -black} for text. */
    private static List<String> optionsFirst(Subcommand called, List<String> all) {
        TextArguments.Sorted sorted = TextArguments.sorted(called.spec, all.subList(1, all.size()));
        called.sorted(sorted);
        List<String> ordered = new ArrayList<>(sorted.inOrder());
        ordered.add(0, all.get(0));
        return ordered;
    }

    private static @Nullable Subcommand subcommand(String name, @Nullable String unnamed) {
        return switch (name) {
            case "serve" -> new ServeCommand();
            case "find" -> new FindCommand(unnamed);
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
        for (String name : CommandNames.ALL) {
            Subcommand subcommand = subcommand(name, null);
            root.addSubcommand(name, subcommand == null ? new CommandLine.HelpCommand() : subcommand.spec);
        }
        return root;
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
                && near(unmatched, unmatched.getUnmatched().get(0)) == null;
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
        String near = near(unmatched, first);
        return near == null ? message : message + "; did you mean " + near + "?";
    }

    /** What a mistyped command or option may mean; null if nothing is near. */
    private static @Nullable String near(UnmatchedArgumentException e, String first) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        if (spec.userObject() instanceof FindCommand find && find.mistyped() != null) {
            return "'" + NAME + " " + find.mistyped() + "'";
        }
        if (first.startsWith("--")) {
            String name = first.split("=", 2)[0];
            String near = Spelling.nearest(name, spec.optionsMap().keySet(), UnaryOperator.identity());
            if (near != null && near.startsWith("--")) {
                return near;
            }
        }
        return e.getSuggestions().isEmpty() ? null : e.getSuggestions().get(0);
    }

    private static int explainFailure(Exception e, CommandLine command) throws Exception {
        if (e instanceof Failure failure) {
            return failure.explain(command.getErr());
        }
        throw e;
    }
}
