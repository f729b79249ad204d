package org.charfinder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.charfinder.process.Program;
import org.charfinder.process.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server and a browser for all tests of a class. After each test, the browser must have logged no error and must have
 * requested nothing from another server. The screenshot of a test that fails is in {@code screenshots}, beside the jar.
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

    @AutoClose
    static Browser browser;

    @AutoClose
    private static ServerProcess server;

    @TempDir
    private static Path folder;

    static String site;

    @BeforeAll
    static void start() throws Exception {
        Browser.assumeInstalled();
        server = new ServerProcess(new Program(folder, Map.of()), folder, "--http", "0");
        site = server.readPageAddress();
        browser = new Browser(site, Files.createDirectory(folder.resolve("profile")));
        browser.open("/");
        browser.requests(); // discards those of the browser's first page
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
