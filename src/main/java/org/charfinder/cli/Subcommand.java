package org.charfinder.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.charfinder.query.Order;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * A command below the root: its name, its options, its action. It is described to picocli by calls. Annotations would
 * take picocli longer to read than the rest of the start.
 */
abstract class Subcommand implements Callable<Integer> {

    final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

    Subcommand(String name, String description) {
        spec.name(name).versionProvider(new VersionText());
        spec.usageMessage().description(description);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
    }

    /** Whether the arguments are text, apart from options. */
    boolean takesText() {
        return false;
    }

    /** Tells how the arguments were sorted, before the call, if they are text. */
    void sorted(TextArguments.Sorted arguments) {}

    /** Adds an option whose value is a whole number. */
    final TypedOption<Integer> number(
            String name, String label, int defaultValue, Range<Integer> range, String description) {
        OptionSpec.Builder option = builder(name, label, int.class, description);
        return new TypedOption<>(add(option.defaultValue(Integer.toString(defaultValue))), range);
    }

    /** Adds an option whose value is a whole number, and that has no default. */
    final TypedOption<Integer> optionalNumber(String name, String label, Range<Integer> range, String description) {
        return new TypedOption<>(add(builder(name, label, Integer.class, description)), range);
    }

    /** Adds an option whose value is a time, such as 90s, 30m or 1h. */
    final TypedOption<Duration> time(String name, String defaultValue, Range<Duration> range, String description) {
        OptionSpec.Builder option = builder(name, "TIME", Duration.class, description);
        return new TypedOption<>(add(option.defaultValue(defaultValue).converters(new DurationConverter())), range);
    }

    /** Adds the option {@code --order}. */
    final TypedOption<Order> order(Order defaultValue, String description) {
        return typed(builder("--order", "ORDER", Order.class, description)
                .defaultValue(defaultValue.label())
                .completionCandidates(Order.names())
                .converters(named(Order::named)));
    }

    /** A converter whose errors have the message of an {@link IllegalArgumentException}. */
    static <T> ITypeConverter<T> converter(Function<String, T> read) {
        return text -> {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    /** The same for names in lower case, which may be typed in any case. */
    static <T> ITypeConverter<T> named(Function<String, T> read) {
        return text -> {
            try {
                return read.apply(text.toLowerCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                return converter(read).convert(text); // the message has the name as it was typed
            }
        };
    }

    /** Adds an option that names a file and has no default. */
    final TypedOption<Path> file(String name, String description) {
        return typed(builder(name, "FILE", Path.class, description));
    }

    /** Adds an option without a value. */
    final TypedOption<Boolean> flag(String description, String... names) {
        return typed(OptionSpec.builder(names)
                .type(boolean.class)
                .initialValue(false)
                .description(description));
    }

    /** Adds any other option. The caller must make sure that the type is that of its values. */
    final <T> TypedOption<T> typed(OptionSpec.Builder option) {
        return new TypedOption<>(add(option), Range.any());
    }

    static OptionSpec.Builder builder(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(type).description(description);
    }

    final OptionSpec add(OptionSpec.Builder option) {
        OptionSpec built = option.build();
        spec.addOption(built);
        return built;
    }

    /** Describes the exit codes in the help, each as {@code 0:it was found}. */
    final void exitCodes(String... meanings) {
        Map<String, String> byCode = new LinkedHashMap<>();
        for (String meaning : meanings) {
            int colon = meaning.indexOf(':');
            byCode.put(meaning.substring(0, colon), meaning.substring(colon + 1));
        }
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(byCode);
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** An error of usage, to be thrown. */
    final ParameterException usage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
