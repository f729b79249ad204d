package org.charfinder.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The layout of the page: on a phone, in dark mode, while the user types, and with characters of all kinds. */
class LooksIT extends InBrowser {

    private static final String FAMILY = "/U+1F468%20U+200D%20U+1F469%20U+200D%20U+1F467%20U+200D%20U+1F466";

    /** Begins to measure layout shifts that the user did not cause. */
    private static final String WATCH_SHIFTS = """
            window.shifts = [];
            const place = ({x, y, width, height}) => `${x},${y} ${width}x${height}`;
            new PerformanceObserver(list => {
              for (const entry of list.getEntries().filter(entry => !entry.hadRecentInput)) {
                window.shifts.push(`${entry.value} at ${entry.startTime} ms: ` + entry.sources.map(source =>
                  `${source.node?.outerHTML ?? source.node?.data}`.slice(0, 200)
                  + ` from ${place(source.previousRect)} to ${place(source.currentRect)}`).join('; '));
              }
            }).observe({type: 'layout-shift', buffered: true});
            """;

    /** What moved on the page without a key or a click, as lines to read in a failure. */
    private static Object shifts() {
        browser.driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        return browser.run("return window.shifts");
    }

    private static double top(String selector) {
        return browser.number("return document.querySelector(arguments[0]).getBoundingClientRect().top", selector);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?query=chess",
                "/?query=ideographic+description+character",
                "/?query=cuneiform+sign",
                "/?query=cjk&start=2000",
                "/?query=%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7%E2%80%8D%F0%9F%91%A6",
                "/?query=chess+rok",
                "/?query=euro+snowmam+qqqq",
                "/?query=block:arows",
                "/?query=donaudampfschifffahrtsgesellschaftskapitaenswitwe",
                "/?query=chess&view=grid",
                "/scripts",
                "/blocks/unified-canadian-aboriginal-syllabics",
                "/U+00C9",
                "/U+FDFA",
                "/U+1242B",
                "/U+0020",
                "/U+1F3F4",
                FAMILY,
                "/nothing",
                "/U+110000",
            })
    void nothing_is_wider_than_a_phone(String address) {
        browser.onPhone();
        browser.open(address);
        assertThat(browser.run("return [innerWidth, document.documentElement.scrollWidth]"))
                .isEqualTo(List.of(390L, 390L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chess", "heart", "cjk", "emoji:yes", "couple+with+heart&view=grid"})
    void the_link_to_the_other_view_covers_no_text(String query) {
        for (Runnable device : List.<Runnable>of(browser::onDesk, browser::onPhone, browser::magnified)) {
            device.run();
            browser.open("/?query=" + query);
            assertThat(browser.run("""
                    const link = document.querySelector('.view a').getBoundingClientRect();
                    const heading = document.createRange();
                    heading.selectNodeContents(document.querySelector('#status'));
                    return Array.from(heading.getClientRects()).filter(text => text.right > link.left
                        && text.left < link.right && text.bottom > link.top && text.top < link.bottom).length;
                    """)).isEqualTo(0L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/U+2764", "/U+0378", "/U+6C34", "/U+1F44D", "/U+1F1EB%20U+1F1F7"})
    void what_belongs_together_on_a_card_is_in_one_column(String address) {
        browser.open(address);
        assertThat(browser.run("return Array.from(document.querySelectorAll('.groups section'), "
                        + "section => section.getClientRects().length)"))
                .asInstanceOf(LIST)
                .hasSizeGreaterThan(1)
                .containsOnly(1L);
    }

    @Test
    void a_wide_character_has_a_wide_place_on_its_card_and_fits_into_it() {
        for (Runnable device : List.<Runnable>of(browser::onDesk, browser::onPhone)) {
            device.run();
            browser.open("/U+0057");
            browser.run("document.querySelector('.big bdi').textContent = 'W'.repeat(12); fit(document)");
            double place = browser.number("return document.querySelector('.big').clientWidth");
            assertThat(place).isBetween(300.0, 358.0);
            assertThat(browser.number("return document.querySelector('.big bdi').getBoundingClientRect().width"))
                    .isLessThan(place);
        }
    }

    @Test
    void on_a_phone_the_copy_buttons_are_at_the_lower_edge_as_long_as_the_row_that_was_tapped() {
        browser.onPhone();
        browser.open("/?query=chess");
        assertThat(browser.findAll(".copy")).isEmpty();
        browser.find("tr[data-code='U+2654'] .glyph").click();
        assertThat(browser.find("tr.current").getDomAttribute("data-code")).isEqualTo("U+2654");
        assertThat(browser.texts(".what")).containsExactly("♔ U+2654 WHITE CHESS KING");
        assertThat(edges(".copy").subList(1, 4)).containsExactly(390.0, 844.0, 0.0);
        browser.run("scrollTo(0, 3000)");
        browser.eventually(() -> assertThat(browser.findAll(".copy, .current")).isEmpty());

        browser.find("tbody:last-child tr:last-child .glyph").click();
        browser.run("scrollTo(0, document.documentElement.scrollHeight)");
        assertThat(edges("footer p").get(2))
                .as("the end of the page is above the buttons")
                .isLessThanOrEqualTo(top(".copy"));
    }

    /** The edges of an element: top, right, bottom, left. */
    private static List<Double> edges(String selector) {
        return ((List<?>) browser.run("""
                        const {top, right, bottom, left} = document.querySelector(arguments[0]).getBoundingClientRect();
                        return [top, right, bottom, left];
                        """, selector))
                .stream().map(edge -> ((Number) edge).doubleValue()).toList();
    }

    @Test
    void nothing_is_covered_where_four_times_as_little_fits() {
        browser.magnified();
        browser.open("/?query=chess");
        browser.find("tr[data-code='U+2654'] .glyph").click();
        assertThat(browser.texts(".copy button")).hasSize(6);
        assertThat(browser.run("""
                return Array.from(document.querySelectorAll('body *'))
                    .filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position)).length
                """)).isEqualTo(0L);
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void rows_reserve_no_place_for_buttons_and_a_copy_moves_nothing() {
        browser.open("/?query=chess");
        assertThat(browser.find("tr[data-code='U+2654'] .name").getCssValue("padding-right"))
                .isEqualTo("8px");
        List<Double> before = edges(".copy button:last-child");
        browser.find(".copy button").click();
        browser.eventually(() -> assertThat(browser.findAll("[data-done]")).hasSize(1));
        assertThat(edges(".copy button:last-child")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"false, 200, 255", "true, 0, 50"})
    void paper_is_dark_if_the_user_prefers_that(boolean dark, int darkest, int lightest) {
        browser.dark(dark);
        for (String address : new String[] {"/", "/?query=chess", "/U+265C", "/nothing"}) {
            browser.open(address);
            String colour = browser.find("body").getCssValue("background-color");
            assertThat(Pattern.compile("\\d+")
                            .matcher(colour)
                            .results()
                            .limit(3)
                            .map(MatchResult::group))
                    .hasSize(3)
                    .allSatisfy(part -> assertThat(Integer.parseInt(part)).isBetween(darkest, lightest));
        }
    }

    @Test
    void nothing_moves_while_the_user_types() {
        browser.open("/?query=chess");
        browser.run(WATCH_SHIFTS);
        double box = top("#query");
        double status = top("#status");
        double table = top("table");
        double firstRow = top("tbody tr");
        String query = "chess";
        for (String letter : " rook".split("")) {
            browser.press(letter);
            query += letter;
            String title = query.strip() + " – charfinder";
            browser.eventually(() -> assertThat(browser.driver.getTitle()).isEqualTo(title));
            assertThat(top("#query")).isEqualTo(box);
            assertThat(top("#status")).isEqualTo(status);
            if (!browser.codes().isEmpty()) {
                assertThat(top("table")).isEqualTo(table);
                assertThat(top("tbody tr")).isEqualTo(firstRow);
            }
        }
        assertThat(browser.codes()).hasSize(18);
        assertThat(shifts()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?query=chess",
                "/?query=letter",
                "/?query=chess+rok",
                "/?query=euro+snowmam+qqqq",
                "/U+265C",
                "/U+FDFD",
                "/nothing",
            })
    void nothing_moves_while_a_page_arrives(String address) {
        for (int bytesPerSecond : new int[] {Browser.ANY_SPEED, 128_000}) {
            browser.receiving(bytesPerSecond);
            browser.onDesk();
            assertNothingMovesOn(address);
            browser.onPhone();
            assertNothingMovesOn(address);
        }
    }

    private static void assertNothingMovesOn(String address) {
        browser.open(address);
        browser.run(WATCH_SHIFTS);
        assertThat(shifts()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"arabic+letter+alef", "combining+acute", "U%2B202E+U%2B05D0", "hebrew+letter"})
    void letters_from_right_to_left_turn_nothing_else(String query) {
        browser.open("/?query=" + query);
        List<WebElement> rows = browser.findAll("tr[data-code]");
        assertThat(rows).isNotEmpty();
        assertThat(browser.findAll("tbody td.glyph > bdi:only-child")).hasSameSizeAs(rows);
        assertThat(browser.number("""
                        const left = cell => cell.getBoundingClientRect().left;
                        return Array.from(document.querySelectorAll('tr[data-code]'), row => row.cells)
                          .filter(([code, glyph, name]) => left(code) >= left(glyph) || left(glyph) >= left(name))
                          .length;
                        """)).isZero();
    }

    @Test
    void marks_stand_on_a_circle() {
        browser.open("/?query=combining+acute");
        assertThat(browser.codes()).hasSize(19);
        assertThat(browser.texts("tbody .glyph bdi:not(.lacking)"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).startsWith("◌").hasSizeGreaterThan(1));
    }

    @Test
    void what_turns_text_around_is_called_by_its_name_and_turns_nothing() {
        browser.open("/?query=U%2B202E");
        assertThat(browser.texts("tbody .glyph bdi.label")).containsExactly("RLO");
        assertThat(browser.texts("tbody .name a")).containsExactly("RIGHT-TO-LEFT OVERRIDE");
        assertThat(browser.number("""
                        const text = document.querySelector('tbody .name a').firstChild;
                        const left = i => {
                          const range = document.createRange();
                          range.setStart(text, i);
                          range.setEnd(text, i + 1);
                          return range.getBoundingClientRect().left;
                        };
                        return left(21) - left(0);
                        """)).isPositive();
        browser.open("/U+202E");
        assertThat(browser.texts(".big bdi.label")).containsExactly("RLO");
    }

    @Test
    void what_no_font_has_is_shown_as_its_code() {
        browser.open("/?query=U%2B10FFFD+U%2B0041");
        assertThat(browser.texts("td.glyph bdi")).containsExactly("U+10FFFD", "A");
        assertThat(browser.texts("td.glyph bdi.lacking")).containsExactly("U+10FFFD");
    }

    @Test
    void samples_of_a_block_leave_out_what_no_font_has() {
        browser.open("/blocks");
        browser.run("""
                const sample = document.querySelector('.sample');
                sample.textContent = 'A \\u{10FFFD} \\u25CC\\u0301 \\u{10FFFD}';
                samples.observe(sample);
                """);
        browser.eventually(() -> assertThat(browser.texts(".sample").get(0)).isEqualTo("A \u25CC\u0301"));
    }

    @Test
    void the_focus_of_the_keyboard_is_seen() {
        browser.open("/?query=chess");
        seesOutline();
        browser.press(Keys.ARROW_DOWN);
        seesOutline();
        browser.press(Keys.TAB);
        assertThat(browser.focused().getTagName()).isEqualTo("button");
        seesOutline();
        browser.open("/U+265C");
        for (int i = 0; i < 10; i++) {
            browser.press(Keys.TAB);
            seesOutline();
        }
    }

    private static void seesOutline() {
        WebElement focused = browser.focused();
        assertThat(focused.getTagName()).isIn("a", "button", "input");
        assertThat(focused.getCssValue("outline-style")).isEqualTo("solid");
        assertThat(focused.getCssValue("outline-width")).isEqualTo("3px");
    }
}
