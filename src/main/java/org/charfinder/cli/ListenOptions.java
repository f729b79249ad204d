package org.charfinder.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.charfinder.net.InheritedSocket;
import org.charfinder.net.Listening;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options of {@code charfinder serve} that say where its listening socket comes from. */
final class ListenOptions {

    private final Subcommand command;
    private final TypedOption<Boolean> inherit;
    private final TypedOption<Boolean> reusePort;

    /** Adds the options to a command. */
    ListenOptions(Subcommand command) {
        this.command = command;
        inherit = command.flag(
                "Serve on the listening socket that is standard input, and leave it open at the end: systemd keeps it,"
                        + " and clients wait there for the next server.",
                "--inherit");
        reusePort = command.flag(
                "Share the ports with other servers of the same user that have this option, too: one can start before"
                        + " another one stops.",
                "--reuse-port");
    }

    /**
     * Where the socket comes from.
     *
     * @param options that say where to listen, and so contradict {@code --inherit}; those of the environment don't
     * @param address the parameter that does the same
     */
    Listening listening(List<TypedOption<?>> options, PositionalParamSpec address) {
        if (!inherit.value()) {
            return reusePort.value() ? Listening.SHARED : Listening.ALONE;
        }
        if (reusePort.value()) {
            throw command.usage("--inherit and --reuse-port can't both be given");
        }
        for (TypedOption<?> option : options) {
            if (option.isGiven()) {
                throw command.usage("--inherit takes the socket that is standard input; leave out " + option.name());
            }
        }
        if (address.getValue() != null) {
            throw command.usage("--inherit takes the socket that is standard input; leave out the address");
        }
        return Listening.INHERITED;
    }

    /**
     * The address of the socket that is standard input.
     *
     * @throws Failure if standard input is anything else
     */
    static InetSocketAddress inheritedAddress() throws Failure {
        try {
            return InheritedSocket.address();
        } catch (IOException e) {
            throw notInherited(e);
        }
    }

    /** A failure, to be thrown, that says why standard input can't be listened on. */
    static Failure notInherited(IOException why) {
        return new Failure("can't listen on standard input: " + why.getMessage()
                + "; --inherit is for systemd's StandardInput=socket with Accept=no");
    }
}
