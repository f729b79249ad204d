package org.charfinder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.charfinder.web.page.Links;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Copying, and moving through the results by keys. */
class KeysIT extends InBrowser {

    private static void copies(String label, String text) {
        browser.run("return navigator.clipboard.writeText('nothing')");
        browser.find(".copy button[aria-label='Copy " + label + "']").click();
        browser.eventually(() -> assertThat(browser.clipboard()).isEqualTo(text));
    }

    /** The element that has the focus: {@code query}, which is the search box, or the address of a link. */
    private static String focus() {
        return (String)
                browser.run("const e = document.activeElement; return e.id || (e.href ? e.pathname : e.textContent)");
    }

    /** Whether the middle of the element that has the focus is visible. */
    private static Object isFocusInSight() {
        return browser.run("""
                const e = document.activeElement;
                const place = e.getBoundingClientRect();
                return e.contains(document.elementFromPoint(place.left + place.width / 2, place.top + 2))
                    && e.contains(document.elementFromPoint(place.left + place.width / 2, place.bottom - 2));
                """);
    }

    @ParameterizedTest
    @CsvSource({"U+000A", "U+1F1EB U+1F1F7"})
    void a_character_is_copied_from_its_row_and_its_card(String code) {
        String character = characters(code);
        String query = code.contains(" ") ? character : code;
        for (String address : new String[] {Links.results(query), Links.card(code)}) {
            browser.open(address);
            copies("Character", character);
            copies("Code", code);
        }
        copies("Python", code.equals("U+000A") ? "\\x0A" : "\\U0001F1EB\\U0001F1F7");
    }

    @ParameterizedTest
    @CsvSource({
        "U+265C, 'Character, Code, HTML, JavaScript, Java, Python'",
        "U+0080, 'Character, Code, JavaScript, Java, Python'",
        "U+D800, 'Code, JavaScript, Java, Python'",
    })
    void what_does_not_exist_is_not_offered(String code, String forms) {
        for (String address : new String[] {Links.results(code), Links.card(code)}) {
            browser.open(address);
            assertThat(String.join(", ", browser.texts(".copy button:not([hidden])")))
                    .isEqualTo(forms);
        }
    }

    private static String characters(String codes) {
        StringBuilder characters = new StringBuilder();
        for (String code : codes.split(" ")) {
            characters.appendCodePoint(Integer.parseInt(code.substring(2), 16));
        }
        return characters.toString();
    }

    @Test
    void a_value_of_a_card_has_a_button_that_copies_it_unless_it_is_keys_to_press() {
        browser.open("/U+2764");
        for (String[] copy :
                new String[][] {{"&#x2764;", "&#x2764;"}, {"\\u2764", "\\u2764"}, {"U+2764 U+FE0F ❤️ red heart", "❤️"}
                }) {
            browser.find("dd button[aria-label='Copy " + copy[0].replace("\\", "\\\\") + "']")
                    .click();
            browser.eventually(() -> assertThat(browser.clipboard()).isEqualTo(copy[1]));
        }
        String labels = browser.run("return Array.from(document.querySelectorAll('dd button'), b => b.ariaLabel)") + "";
        assertThat(labels).contains("Copy %E2%9D%A4").doesNotContain("Option+", "Heart (", "Dingbats");
    }

    @Test
    void control_c_copies_the_character_of_the_current_row() {
        browser.open("/?query=chess+rook");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        browser.pressWithControl("c");
        browser.eventually(() -> assertThat(browser.clipboard()).isEqualTo("♜"));
    }

    @Test
    void control_c_copies_what_is_selected_rather_than_the_row() {
        browser.open("/?query=chess+rook");
        browser.press(Keys.ARROW_DOWN);
        browser.run("getSelection().selectAllChildren(document.querySelector('#status'))");
        browser.pressWithControl("c");
        browser.eventually(() -> assertThat(browser.clipboard()).isEqualTo("18 characters"));
    }

    @Test
    void the_buttons_go_where_the_mouse_points_also_after_one_was_pressed() {
        browser.open("/?query=chess");
        WebElement third = browser.find("tr[data-code='U+2655']");
        WebElement fifth = browser.find("tr[data-code='U+2657']");
        browser.pointAt(third);
        browser.eventually(
                () -> assertThat(browser.findAll("tr.current .copy button")).hasSize(6));
        assertThat(third.getDomAttribute("class")).isEqualTo("current");
        copies("Character", "♕");
        browser.pointAt(fifth);
        browser.eventually(() -> assertThat(fifth.getDomAttribute("class")).isEqualTo("current"));
        copies("Character", "♗");
    }

    @Test
    void arrows_go_from_the_box_through_the_rows_and_back() {
        browser.open("/?query=chess");
        browser.press(Keys.ARROW_DOWN);
        assertThat(focus()).isEqualTo("/U+265F");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(focus()).isEqualTo("/U+2655");
        assertThat(browser.find("tr.current").getDomAttribute("data-code")).isEqualTo("U+2655");
        browser.press(Keys.ARROW_UP);
        assertThat(focus()).isEqualTo("/U+2654");
        browser.press(Keys.ARROW_UP, Keys.ARROW_UP);
        assertThat(focus()).isEqualTo("query");
        browser.press(Keys.ARROW_UP);
        assertThat(focus()).isEqualTo("query");
    }

    @Test
    void enter_opens_the_card_and_escape_returns_to_the_box() {
        browser.open("/?query=chess+rook");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ESCAPE);
        assertThat(focus()).isEqualTo("query");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
        browser.eventually(() -> assertThat(browser.texts("h1")).containsExactly("BLACK CHESS ROOK"));
        assertThat(browser.address()).isEqualTo("/U+265C?query=chess+rook");
    }

    @Test
    void arrows_go_on_from_a_copy_button() {
        browser.open("/?query=chess");
        browser.press(Keys.ARROW_DOWN, Keys.TAB, Keys.TAB);
        assertThat(focus()).isEqualTo("Code");
        browser.press(Keys.ARROW_DOWN);
        assertThat(focus()).isEqualTo("/U+2654");
    }

    @Test
    void arrows_go_on_where_further_rows_have_come() {
        browser.open("/?query=letter");
        browser.run("window.scrollTo(0, document.body.scrollHeight)");
        browser.eventually(() -> assertThat(browser.number("return document.querySelectorAll('tr[data-code]').length"))
                .isGreaterThan(200));
        browser.run("document.querySelectorAll('tbody a')[199].focus()");
        browser.press(Keys.ARROW_DOWN);
        assertThat(focus()).isEqualTo(browser.run("return document.querySelectorAll('tbody a')[200].pathname"));
    }

    @Test
    void a_focus_among_the_rows_goes_to_the_first_of_the_new_rows() {
        browser.open("/?query=chess");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        browser.run("show('/?query=rook')");
        browser.eventually(() -> assertThat(browser.status()).isEqualTo("22 characters"));
        assertThat(focus()).isEqualTo("/U+2656");
    }

    @Test
    void a_server_that_does_not_answer_is_asked_again_by_enter() {
        browser.open("/?query=chess");
        browser.run("window.answering = window.fetch; window.fetch = () => Promise.reject(new TypeError('no answer'))");
        browser.press(" rook");
        browser.eventually(() -> assertThat(browser.status()).startsWith("No answer from the server."));
        browser.run("window.fetch = window.answering");
        browser.press(Keys.ENTER);
        browser.eventually(() -> assertThat(browser.status()).isEqualTo("18 characters"));
        assertThat(browser.address()).isEqualTo("/?query=chess+rook");
    }

    @Test
    void what_was_found_before_does_not_look_like_an_answer_while_the_server_does_not_answer() {
        browser.open("/?query=chess");
        browser.run("window.answering = window.fetch; window.fetch = () => new Promise(() => {})");
        browser.press(" rook");
        browser.eventually(() -> assertThat(browser.status()).isEqualTo("Still searching …"));
        assertThat(browser.find("table").getCssValue("opacity")).isEqualTo("0.45");
        assertThat(browser.codes()).hasSize(126);
        browser.run("window.fetch = window.answering");
        browser.press(Keys.BACK_SPACE);
        browser.eventually(
                () -> assertThat(browser.find("table").getCssValue("opacity")).isEqualTo("1"));
    }

    @ParameterizedTest
    @CsvSource({"ches, true", "한, true", "にほn, false", "ni hao, false", "ㄋㄧ, false"})
    void words_are_found_while_they_are_composed_unless_they_are_no_text_yet(String composed, boolean found) {
        browser.open("/");
        browser.compose(composed);
        browser.compose(composed); // an answer to the first one would be there before that to the next key
        if (found) {
            browser.eventually(() -> assertThat(browser.address()).startsWith("/?query="));
        }
        browser.press(Keys.END);
        assertThat(browser.box().getDomProperty("value")).isEqualTo(composed);
        browser.compose(composed);
        assertThat(browser.address().equals("/")).isEqualTo(!found);
    }

    @Test
    void a_slash_leads_to_the_box_enter_to_the_first_result_and_c_copies_its_character() {
        browser.open("/?query=chess+rook");
        browser.press(Keys.ARROW_DOWN, "/");
        assertThat(focus()).isEqualTo("query");
        assertThat(browser.box().getDomProperty("value")).isEqualTo("chess rook");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, "c");
        browser.eventually(() -> assertThat(browser.clipboard()).isEqualTo("♜"));
        browser.press("/", Keys.ENTER);
        browser.eventually(() -> assertThat(browser.address()).isEqualTo("/U+2656?query=chess+rook"));
        browser.press("c");
        browser.eventually(() -> assertThat(browser.clipboard()).isEqualTo("♖"));
    }

    @Test
    void screen_readers_hear_the_last_number_of_results_also_after_an_error() {
        browser.open("/U+110000");
        browser.run("""
                window.heard = [];
                new MutationObserver(() => heard.push(announcement.textContent))
                    .observe(announcement, {childList: true});
                announce('of a key', PAUSE);
                announce('of the last key', PAUSE);
                """);
        browser.eventually(() -> assertThat(browser.run("return heard")).isEqualTo(List.of("of the last key")));
        browser.box().sendKeys("chess");
        browser.eventually(() -> assertThat(browser.run("return heard.at(-1)")).isEqualTo("126 characters"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatever_arrows_lead_to_is_in_sight(boolean phone) {
        if (phone) {
            browser.onPhone();
        }
        browser.open("/?query=chess");
        browser.box().click();
        for (int i = 0; i < 30; i++) {
            browser.press(Keys.ARROW_DOWN);
            assertThat(isFocusInSight()).as("down to %s", focus()).isEqualTo(true);
        }
        for (int i = 0; i < 29; i++) {
            browser.press(Keys.ARROW_UP);
            assertThat(isFocusInSight()).as("up to %s", focus()).isEqualTo(true);
        }
    }

    @Test
    void arrows_move_in_a_grid_in_two_dimensions() {
        browser.open("/?query=hand&view=grid");
        List<String> codes = browser.findAll(".grid li > a").stream()
                .map(cell -> cell.getDomAttribute("data-code"))
                .toList();
        int columns = (int) browser.number("""
                const cells = Array.from(document.querySelectorAll('.grid li'));
                return cells.filter(cell => cell.offsetTop === cells[0].offsetTop).length;
                """);
        assertThat(columns).isGreaterThan(2);
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
        assertThat(browser.focused().getDomAttribute("data-code")).isEqualTo(codes.get(columns + 1));
        browser.press(Keys.ARROW_LEFT, Keys.ARROW_UP);
        assertThat(browser.focused().getDomAttribute("data-code")).isEqualTo(codes.get(0));
        browser.press(Keys.ARROW_UP);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("query");
    }
}
