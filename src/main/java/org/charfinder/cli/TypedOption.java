package org.charfinder.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * An option of a command, with the type and the range of its value. The value can be read once the command is called.
 */
final class TypedOption<T> {

    private final OptionSpec spec;
    private final Range<T> range;

    TypedOption(OptionSpec spec, Range<T> range) {
        this.spec = spec;
        this.range = range;
    }

    /**
     * The value of an option that has a default.
     *
     * @throws ParameterException if it is outside of the range
     */
    T value() {
        return ownChecked(spec.getValue());
    }

    /**
     * The value of an option that has no default; null if there is none.
     *
     * @throws ParameterException if it is outside of the range
     */
    @Nullable
    T orNull() {
        T value = spec.getValue();
        return value == null ? null : ownChecked(value);
    }

    private T ownChecked(T value) {
        String complaint = range.complaint(value);
        if (complaint != null) {
            throw wrong(name() + " " + complaint);
        }
        return value;
    }

    /** An error about the value, to be thrown. The message goes on with the variable, if the value is from one. */
    ParameterException wrong(String message) {
        return new ParameterException(commandLine(), message, spec, EnvironmentDefaults.valueOf(spec));
    }

    /**
     * Checks a value that was given in another way than by the option, but means the same.
     *
     * @return the value
     * @throws ParameterException if it is outside of the range
     */
    T checked(T value) {
        String complaint = range.complaint(value);
        if (complaint != null) {
            throw new ParameterException(commandLine(), name() + " " + complaint);
        }
        return value;
    }

    /** Whether the arguments contain the option. A value from the environment does not count. */
    boolean isGiven() {
        return commandLine().getParseResult().hasMatchedOption(spec);
    }

    /** With its hyphens. */
    String name() {
        return spec.longestName();
    }

    private CommandLine commandLine() {
        return spec.command().commandLine();
    }
}
