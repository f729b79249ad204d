package org.charfinder.cli;

import java.util.ArrayList;
import java.util.List;
import org.charfinder.net.AddressRange;
import org.charfinder.net.ClientAddresses;

/** The options of {@code charfinder serve} that are about the addresses of clients. */
final class AddressOptions {

    private final TypedOption<Integer> maxClientsPerAddress;
    private final TypedOption<String> proxyFrom;

    /** Adds the options to a command. */
    AddressOptions(Subcommand command) {
        maxClientsPerAddress = command.number(
                "--max-clients-per-address",
                "N",
                0,
                Range.atLeast(0),
                "How many may be connected at once from one IPv4 address, or from one /64 of IPv6; 0: no limit.");
        proxyFrom = command.typed(Subcommand.builder(
                "--proxy-from",
                "CIDR",
                String.class,
                "From these addresses, such as 10.0.0.0/8, require the PROXY protocol, which says the address of the"
                        + " client; several with commas between them."));
    }

    /** Reads the values. */
    ClientAddresses value() {
        return new ClientAddresses(proxies(), maxClientsPerAddress.value());
    }

    private List<AddressRange> proxies() {
        String given = proxyFrom.orNull();
        List<AddressRange> ranges = new ArrayList<>();
        if (given != null) {
            for (String range : given.split(",", -1)) {
                try {
                    ranges.add(AddressRange.parse(range.strip()));
                } catch (IllegalArgumentException e) {
                    throw proxyFrom.wrong("--proxy-from: " + e.getMessage());
                }
            }
        }
        return ranges;
    }
}
