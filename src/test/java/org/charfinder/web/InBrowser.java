package org.charfinder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server and a browser for all tests of all classes that a JVM runs. After each test, the browser must have logged no
 * error and must have requested nothing from another server. The screenshot of a test that fails is in
 * {@code screenshots}, beside the jar.
 */
abstract class InBrowser {

    @RegisterExtension
    static final AfterTestExecutionCallback PHOTOGRAPHER = test -> {
        if (test.getExecutionException().isPresent()) {
            Path folder = Path.of(System.getProperty("charfinder.jar")).resolveSibling("screenshots");
            String name = test.getRequiredTestMethod().getName();
            InBrowser.browser.screenshot(folder.resolve(name + ".png"));
        }
    };

    /** Started by the first class of the JVM, and closed when all tests of the JVM have ended. */
    @RegisterExtension
    static final BeforeAllCallback STARTER = test -> {
        Browser.assumeInstalled();
        Visit visit = test.getRoot()
                .getStore(ExtensionContext.Namespace.create(InBrowser.class))
                .getOrComputeIfAbsent(Visit.class, unseen -> Visit.start(), Visit.class);
        InBrowser.browser = visit.browser;
        InBrowser.site = visit.site;
        InBrowser.browser.requests(); // discards those of the browser's first page
    };

    static Browser browser;
    static String site;

    /** A server and a browser on its first page. */
    private record Visit(Path folder, ServerProcess server, String site, Browser browser) implements AutoCloseable {

        static Visit start() {
            try {
                Path folder = Files.createTempDirectory("charfinder-browser");
                ServerProcess server = new ServerProcess(new Program(folder, Map.of()), folder, "--http", "0");
                String site = server.readPageAddress();
                Browser browser = new Browser(site, Files.createDirectory(folder.resolve("profile")));
                browser.open("/");
                return new Visit(folder, server, site, browser);
            } catch (Exception e) {
                throw new IllegalStateException("no server or no browser", e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            server.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @BeforeEach
    void asUsual() {
        browser.asUsual();
    }

    @AfterEach
    void nothing_is_wrong_and_nothing_comes_from_elsewhere() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith(site + "/"));
    }
}
