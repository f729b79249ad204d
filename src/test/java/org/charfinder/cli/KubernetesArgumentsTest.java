package org.charfinder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.charfinder.ops.Manifest;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParseResult;

/** The manifest of the Deployment is for this version of the program, and has arguments that it takes. */
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

    @Test
    void the_image_is_of_this_version() throws Exception {
        String version = new VersionText().getVersion()[0];
        assertThat(Manifest.container()).containsEntry("image", version.replace(' ', ':'));
    }
}
