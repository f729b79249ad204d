package org.charfinder.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.charfinder.process.Program;

/**
 * A certificate for localhost, made by openssl for one test.
 *
 * @param pem the certificate and its key, as HAProxy wants them
 */
record Certificate(Path certificate, Path key, Path pem) {

    static Certificate make(Path folder) throws IOException, InterruptedException {
        Certificate made = new Certificate(
                folder.resolve("localhost.crt"), folder.resolve("localhost.key"), folder.resolve("localhost.pem"));
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-keyout",
                        made.key.toString(),
                        "-out",
                        made.certificate.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(openssl.getInputStream().readAllBytes());
        assertThat(Program.exitCode(openssl)).as(said).isZero();
        Files.writeString(made.pem, Files.readString(made.certificate) + Files.readString(made.key));
        return made;
    }
}
