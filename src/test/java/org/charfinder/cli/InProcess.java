package org.charfinder.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.charfinder.process.Program.Result;

/** The command line without a process, for calls that end before they need an index, standard input or a signal. */
final class InProcess {

    private InProcess() {}

    static Result run(String... args) {
        Locale.setDefault(Locale.ROOT); // as the program does
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLineInterface.run(new PrintWriter(out), new PrintWriter(err), Arguments.restored(args));
        return new Result(exitCode, out.toString(), err.toString());
    }
}
