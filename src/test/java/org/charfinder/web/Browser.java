package org.charfinder.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.charfinder.process.Program;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** The distribution's Chromium without a window, on the pages of one server, and the actions of its user. */
final class Browser implements AutoCloseable {

    static final int ANY_SPEED = -1;

    private static final Duration PATIENCE = Duration.ofSeconds(30); // only so that the test does not hang
    private static final Duration GLANCE = Duration.ofMillis(10);

    final ChromeDriver driver;
    private final String site;
    private boolean hasScripts = true;

    /**
     * @param site the start of all addresses
     * @param profile an empty folder
     */
    Browser(String site, Path profile) throws IOException {
        this.site = site;
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("chromedriver"))
                .usingAnyFreePort()
                .withLogFile(profile.resolve("chromedriver.log").toFile())
                .withEnvironment(Map.of( // or it would leave folders at the user's home
                        "XDG_CONFIG_HOME", profile.resolve("config").toString(),
                        "XDG_CACHE_HOME", profile.resolve("cache").toString()))
                .build();
        driver = new ChromeDriver(service, options(profile));
        List<String> clipboard = List.of("clipboardReadWrite", "clipboardSanitizedWrite");
        cdp("Browser.grantPermissions", Map.of("permissions", clipboard));
        cdp("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    }

    private static ChromeOptions options(Path profile) throws IOException {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed("chromium"));
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--blink-settings=primaryPointerType=4,availablePointerTypes=4", // a mouse, even on a machine without
                // one
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    static void assumeInstalled() throws IOException, InterruptedException {
        Program.assumeInstalled("chromium");
        Program.assumeInstalled("chromedriver");
    }

    private static File installed(String command) throws IOException {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path file = Path.of(folder, command);
            if (Files.isExecutable(file)) {
                return file.toFile();
            }
        }
        throw new IOException(command + " is not installed");
    }

    private void cdp(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    // The device

    /** A desktop: light, with a mouse and with JavaScript. */
    void asUsual() {
        onDesk();
        dark(false);
        scripts(true);
        receiving(ANY_SPEED);
    }

    void onDesk() {
        screen(1280, 900, false);
    }

    void onPhone() {
        screen(390, 844, true);
    }

    /** A desktop that shows everything four times as large. */
    void magnified() {
        screen(320, 225, false);
    }

    private void screen(int width, int height, boolean phone) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 3 : 1, "mobile", phone));
        cdp("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    }

    /**
     * A network of that many bytes a second, from which everything is loaded again, so that the browser draws parts of
     * a page before it has the rest.
     */
    void receiving(int bytesPerSecond) {
        cdp("Network.setCacheDisabled", Map.of("cacheDisabled", bytesPerSecond != ANY_SPEED));
        cdp(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 0, "downloadThroughput", bytesPerSecond, "uploadThroughput", -1));
    }

    void dark(boolean dark) {
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void scripts(boolean enabled) {
        hasScripts = enabled;
        cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    }

    // Actions of the user

    void open(String address) {
        driver.get(site + address);
        if (hasScripts) {
            awaitFrame();
        }
    }

    /** Chromium drops keys that come before it has drawn the first frame of a page. */
    private void awaitFrame() {
        driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                requestAnimationFrame(() => requestAnimationFrame(() => done()));
                """);
    }

    void back() {
        driver.navigate().back();
    }

    void forward() {
        driver.navigate().forward();
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** Presses keys, for the element that has the focus. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void pressWithControl(String key) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys(key)
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** Replaces what an input method is composing. */
    void compose(String text) {
        cdp(
                "Input.imeSetComposition",
                Map.of("text", text, "selectionStart", text.length(), "selectionEnd", text.length()));
    }

    void pointAt(WebElement element) {
        new Actions(driver).moveToElement(element).perform();
    }

    // What the user sees

    /** The address, from the first slash on. */
    String address() {
        String address = driver.getCurrentUrl();
        if (!address.startsWith(site)) {
            throw new AssertionError("the browser is at " + address);
        }
        return address.substring(site.length());
    }

    WebElement box() {
        return find("#query");
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** The number of results, or the reason why there are none. */
    String status() {
        return find("#status").getText();
    }

    /** The codes of all rows. */
    List<String> codes() {
        return strings("return Array.from(document.querySelectorAll('tr[data-code]'), row => row.dataset.code)");
    }

    /** The texts of all elements that a selector selects. */
    List<String> texts(String selector) {
        return strings("return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent)", selector);
    }

    private List<String> strings(String script, Object... arguments) {
        return ((List<?>) run(script, arguments))
                .stream().map(String.class::cast).toList();
    }

    double number(String script, Object... arguments) {
        return ((Number) run(script, arguments)).doubleValue();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    String clipboard() {
        String script = """
                const done = arguments[arguments.length - 1];
                navigator.clipboard.readText().then(done, done);
                """;
        return driver.executeAsyncScript(script).toString();
    }

    /** Waits until an assertion holds. */
    void eventually(Runnable assertion) {
        try {
            new FluentWait<>(assertion)
                    .withTimeout(PATIENCE)
                    .pollingEvery(GLANCE)
                    .ignoreAll(List.of(
                            AssertionError.class, NoSuchElementException.class, StaleElementReferenceException.class))
                    .until(asserted -> {
                        asserted.run();
                        return true;
                    });
        } catch (TimeoutException e) {
            if (e.getCause() instanceof AssertionError unmet) {
                throw unmet;
            }
            throw e;
        }
    }

    // Diagnostics

    /** A screenshot. */
    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /**
     * The errors since the last call, such as scripts that failed or were forbidden. A page that answers a query that
     * can't be understood is no error.
     */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.matches(".*the server responded with a status of 40[04] .*")
                        || message.contains("/static/"))
                .toList();
    }

    /** The addresses requested since the last call. */
    List<String> requests() {
        List<String> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            Map<?, ?> event = member(new Json().toType(entry.getMessage(), Json.MAP_TYPE), "message");
            if (event.get("method").equals("Network.requestWillBeSent")) {
                addresses.add(
                        member(member(event, "params"), "request").get("url").toString());
            }
        }
        return addresses;
    }

    private static Map<?, ?> member(Map<?, ?> object, String name) {
        return (Map<?, ?>) object.get(name);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
