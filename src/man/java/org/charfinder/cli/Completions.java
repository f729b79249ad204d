package org.charfinder.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Makes the completion for zsh and for fish from the same model as the help. That for bash is what {@code charfinder
 * completion} prints; a package installs all three as files.
 */
final class Completions {

    private static final int LONGEST = 80; // columns of a description

    private final CommandSpec root;
    private final List<CommandSpec> commands;

    private Completions(CommandLine root) {
        this.root = root.getCommandSpec();
        this.commands = root.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
    }

    /** Writes the files into the folder that is the only argument, and creates it if necessary. */
    public static void main(String... args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Completions completions = new Completions(CommandLineInterface.whole());
        Files.writeString(folder.resolve("_charfinder"), completions.zsh());
        Files.writeString(folder.resolve("charfinder.fish"), completions.fish());
    }

    // what both need

    private static String description(CommandSpec command) {
        return firstSentence(command.usageMessage().description());
    }

    private static String description(OptionSpec option) {
        return firstSentence(option.description());
    }

    private static String firstSentence(String... lines) {
        String text = String.join(" ", lines)
                .replace("%%", "%")
                .replaceAll("%n| +", " ")
                .strip();
        String sentence = text.replaceFirst("(?s)[.] .*|[.]$", "");
        return sentence.length() <= LONGEST
                ? sentence
                : sentence.substring(0, sentence.lastIndexOf(' ', LONGEST - 1)) + "…";
    }

    private static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    private static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }

    private static boolean isFile(Class<?> type) {
        return Path.class.isAssignableFrom(type);
    }

    private static boolean takesFiles(CommandSpec command) {
        return command.positionalParameters().stream().anyMatch(parameter -> isFile(parameter.type()));
    }

    private static String candidates(OptionSpec option) {
        Iterable<String> candidates = option.completionCandidates();
        return candidates == null
                ? ""
                : StreamSupport.stream(candidates.spliterator(), false).collect(joining(" "));
    }

    /** What {@code help} is asked about. */
    private String topics(CommandSpec command) {
        return command.name().equals("help")
                ? commands.stream().map(CommandSpec::name).collect(joining(" "))
                : "";
    }

    // zsh

    private String zsh() {
        StringBuilder script = new StringBuilder("""
                #compdef charfinder

                _charfinder() {
                  local curcontext="$curcontext" state line
                  typeset -A opt_args
                  _arguments -C \\
                """);
        zshOptions(root).forEach(option -> script.append("    ").append(option).append(" \\\n"));
        script.append("""
                    '1:command:->command' \\
                    '*::argument:->argument' && return
                  case $state in
                    command)
                      local -a commands=(
                """);
        for (CommandSpec command : commands) {
            String entry = command.name() + ":" + description(command).replace(":", "\\:");
            script.append("        ").append(quoted(entry)).append('\n');
        }
        script.append("""
                      )
                      _describe command commands
                      ;;
                    argument)
                      case $words[1] in
                """);
        for (CommandSpec command : commands) {
            List<String> specifications = new ArrayList<>(zshOptions(command));
            specifications.add(zshArguments(command));
            script.append("        ").append(command.name()).append(")\n          _arguments \\\n            ");
            script.append(String.join(" \\\n            ", specifications)).append("\n          ;;\n");
        }
        return script.append("""
                      esac
                      ;;
                  esac
                }

                _charfinder "$@"
                """).toString();
    }

    private String zshArguments(CommandSpec command) {
        String topics = topics(command);
        if (!topics.isEmpty()) {
            return quoted("1:command:(" + topics + ")");
        }
        return takesFiles(command) ? "'*:file:_files'" : "'*:: :'";
    }

    private static List<String> zshOptions(CommandSpec command) {
        return options(command).stream()
                .flatMap(option -> Stream.of(option.names()).map(name -> zsh(option, name)))
                .toList();
    }

    private static String zsh(OptionSpec option, String name) {
        String others = "(" + String.join(" ", option.names()) + ")";
        String text = "[" + description(option).replaceAll("[\\[\\]:\\\\]", "\\\\$0") + "]";
        String value = "";
        if (takesValue(option)) {
            String candidates = candidates(option);
            String action = !candidates.isEmpty() ? "(" + candidates + ")" : isFile(option.type()) ? "_files" : "";
            value = ":" + option.paramLabel().replaceAll("[<>:]", "") + ":" + action;
        }
        boolean isLong = name.startsWith("--");
        return quoted((option.isMultiValue() ? "*" : others)
                + name
                + (isLong && takesValue(option) ? "=" : "")
                + text
                + value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    // fish

    private String fish() {
        StringBuilder script = new StringBuilder("complete -c charfinder -n __fish_use_subcommand -f\n");
        options(root).forEach(option -> script.append(fish(option, "__fish_use_subcommand")));
        for (CommandSpec command : commands) {
            script.append("complete -c charfinder -n __fish_use_subcommand -a ")
                    .append(command.name())
                    .append(" -d ")
                    .append(fishQuoted(description(command)))
                    .append('\n');
        }
        for (CommandSpec command : commands) {
            String condition = fishQuoted("__fish_seen_subcommand_from " + command.name());
            String topics = topics(command);
            if (!takesFiles(command)) {
                script.append("complete -c charfinder -n ").append(condition).append(" -f");
                script.append(topics.isEmpty() ? "" : " -a " + fishQuoted(topics))
                        .append('\n');
            }
            options(command).forEach(option -> script.append(fish(option, condition)));
        }
        return script.toString();
    }

    private static String fish(OptionSpec option, String condition) {
        StringBuilder line = new StringBuilder("complete -c charfinder -n " + condition);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (takesValue(option)) {
            String candidates = candidates(option);
            line.append(isFile(option.type()) ? " -r -F" : " -x");
            line.append(candidates.isEmpty() ? "" : " -a " + fishQuoted(candidates));
        }
        return line.append(" -d ")
                .append(fishQuoted(description(option)))
                .append('\n')
                .toString();
    }

    private static String fishQuoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
