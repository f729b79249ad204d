package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.charfinder.ops.Manifest;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParseResult;

/** The arguments in the manifest of the Deployment are options of {@code serve}, with values that it takes. */
class KubernetesArgumentsTest {

    @Test
    void the_program_takes_the_arguments() {
        ParseResult parsed = CommandLineInterface.whole()
                .parseArgs(Manifest.arguments().toArray(String[]::new))
                .subcommand();
        assertThat(parsed.commandSpec().name()).isEqualTo("serve");
        assertThat(parsed.errors()).isEmpty();
        assertThat(parsed.matchedOptions()).hasSize(5);
    }
}
