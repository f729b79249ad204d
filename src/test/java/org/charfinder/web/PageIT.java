package org.charfinder.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Searching in the page: while the user types, back and forward, further rows, and without JavaScript. */
class PageIT extends InBrowser {

    private static final int PAGE = 200;

    private static void search(String query) {
        browser.box().sendKeys(Keys.chord(Keys.CONTROL, "a"), query);
    }

    private static void seesResults(String query, String count) {
        browser.eventually(() -> {
            assertThat(browser.status()).isIn(count, count + " 1 to 50");
            assertThat(browser.address()).isEqualTo("/?query=" + query);
            assertThat(browser.box().getDomProperty("value")).isEqualTo(query);
            assertThat(browser.driver.getTitle()).isEqualTo(query + " – charfinder");
        });
    }

    private static void seesFrontPage() {
        browser.eventually(() -> {
            assertThat(browser.status()).isEqualTo("Enter words describing characters.");
            assertThat(browser.address()).isEqualTo("/");
            assertThat(browser.box().getDomProperty("value")).isEmpty();
        });
    }

    private static byte[] get(String address) throws IOException, InterruptedException {
        URI uri = URI.create(site + address);
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "text/html, */*").build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    /** The codes that the API returns for {@code letter}. */
    private static List<String> letters(int start, int stop) throws Exception {
        String address = "/search?q=letter&format=tsv&start=" + start + "&stop=" + stop;
        return new String(get(address), UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split("\t")[0])
                .toList();
    }

    @Test
    void the_first_page_says_what_to_do_and_its_samples_find_something() throws Exception {
        browser.open("/");
        seesFrontPage();
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("query");
        List<WebElement> samples = browser.findAll(".samples a");
        assertThat(samples)
                .extracting(WebElement::getText)
                .containsExactly(
                        "bismillah",
                        "black",
                        "Braille",
                        "cat",
                        "chess",
                        "circled",
                        "digit",
                        "dot",
                        "Ethiopic",
                        "face",
                        "hexagram",
                        "Malayalam",
                        "mark",
                        "operator",
                        "Roman",
                        "symbol");
        for (WebElement sample : samples) {
            assertThat(new String(get(sample.getDomAttribute("href")), UTF_8)).contains("<tr data-code=");
        }
        samples.get(0).click();
        browser.eventually(() -> assertThat(browser.status())
                .matches("[1-9][0-9,]* characters?(, [0-9]+ more with skin tones)?( 1 to 200)?"));
        assertThat(browser.codes()).isNotEmpty();
    }

    @Test
    void results_come_while_the_user_types_at_an_address_that_can_be_shared() {
        browser.open("/");
        browser.run("window.stillHere = true");
        StringBuilder query = new StringBuilder();
        for (String letter : "chess".split("")) {
            browser.press(letter);
            query.append(letter);
            browser.eventually(() -> {
                assertThat(browser.address()).isEqualTo("/?query=" + query);
                assertThat(browser.driver.getTitle()).isEqualTo(query + " – charfinder");
            });
        }
        seesResults("chess", "126 characters");
        assertThat(browser.codes()).hasSize(50);
        browser.press(Keys.ENTER);
        browser.eventually(() -> assertThat(browser.status()).isEqualTo("126 characters"));
        List<String> rows = browser.codes();
        assertThat(rows).hasSize(126).startsWith("U+265F", "U+2654", "U+2655");
        assertThat(browser.run("return window.stillHere")).isEqualTo(true);

        browser.reload();
        seesResults("chess", "126 characters");
        assertThat(browser.codes()).isEqualTo(rows);
    }

    @Test
    void letters_that_come_faster_than_results_end_with_the_results_of_the_last() {
        browser.open("/");
        browser.press("chess rook", Keys.BACK_SPACE.toString().repeat(5), "!");
        browser.press(Keys.BACK_SPACE);
        seesResults("chess", "126 characters");
    }

    @Test
    void nothing_left_in_the_box_is_the_first_page() {
        browser.open("/?query=chess");
        browser.box().sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        seesFrontPage();
    }

    @Test
    void spaces_and_signs_are_part_of_the_address() {
        browser.open("/");
        browser.press("U+265C &euro;");
        browser.eventually(() -> assertThat(browser.codes()).containsExactly("U+265C", "U+20AC"));
        assertThat(browser.address()).isEqualTo("/?query=U%2B265C+%26euro%3B");
        browser.reload();
        assertThat(browser.codes()).containsExactly("U+265C", "U+20AC");
        assertThat(browser.box().getDomProperty("value")).isEqualTo("U+265C &euro;");
    }

    @Test
    void back_from_a_card_are_the_results_and_the_query() {
        browser.open("/");
        browser.press("chess");
        seesResults("chess", "126 characters");
        browser.find("tbody a[href='/U+265C?query=chess']").click();
        browser.eventually(() -> assertThat(browser.find("h1").getText()).isEqualTo("BLACK CHESS ROOK"));
        assertThat(browser.address()).isEqualTo("/U+265C?query=chess");
        browser.back();
        seesResults("chess", "126 characters");
        browser.forward();
        browser.eventually(() -> assertThat(browser.findAll(".back a")).hasSize(1));
        assertThat(browser.box().getDomProperty("value")).isEqualTo("chess");
        browser.find(".back a").click();
        seesResults("chess", "126 characters");
    }

    @Test
    void back_to_the_results_are_those_in_the_view_where_the_card_was_found() {
        browser.open("/?query=chess&view=grid");
        browser.find(".grid a").click();
        browser.eventually(() -> assertThat(browser.address()).isEqualTo("/U+265F?query=chess&view=grid"));
        browser.find(".back a").click();
        browser.eventually(() -> assertThat(browser.findAll(".grid > li")).hasSize(126));
        assertThat(browser.address()).isEqualTo("/?query=chess&view=grid");
    }

    @Test
    void a_card_has_its_styles_also_in_a_page_that_was_loaded_as_results() {
        browser.open("/U+265C");
        search("chess");
        seesResults("chess", "126 characters");
        browser.reload();
        browser.back();
        browser.eventually(() ->
                assertThat(browser.find(".chart ul").getCssValue("display")).isEqualTo("grid"));
    }

    @Test
    void back_and_forward_go_from_query_to_query_not_from_letter_to_letter() {
        browser.open("/nothing"); // the page before the first one, without results
        browser.open("/");
        search("chess");
        seesResults("chess", "126 characters");
        browser.press(Keys.ENTER);
        search("rook");
        seesResults("rook", "22 characters");
        browser.back();
        seesResults("chess", "126 characters");
        browser.back();
        seesFrontPage();
        browser.forward();
        seesResults("chess", "126 characters");
        browser.forward();
        seesResults("rook", "22 characters");
    }

    @Test
    void leaving_the_box_begins_another_query() {
        browser.open("/nothing"); // the page before the first one, without results
        browser.open("/");
        search("chess");
        browser.press(Keys.TAB);
        search("rook");
        seesResults("rook", "22 characters");
        browser.back();
        seesResults("chess", "126 characters");
    }

    @Test
    void typing_on_a_card_leads_to_results_and_back_leads_to_the_card() {
        browser.open("/U+265C");
        search("chess");
        seesResults("chess", "126 characters");
        browser.back();
        browser.eventually(() -> assertThat(browser.find("h1").getText()).isEqualTo("BLACK CHESS ROOK"));
        assertThat(browser.find("main").getDomAttribute("class")).isEqualTo("card");
        assertThat(browser.findAll(".copy button")).hasSize(6);
    }

    @Test
    void what_was_meant_is_a_link() {
        browser.open("/");
        search("euro snowmam qqqq");
        browser.eventually(() -> assertThat(browser.status()).isEqualTo("No characters"));
        browser.find(".guess a").click();
        browser.eventually(() -> assertThat(browser.address()).isEqualTo("/?query=euro"));
        browser.eventually(() -> assertThat(browser.status()).matches("[1-9][0-9]* characters"));
        assertThat(browser.box().getDomProperty("value")).isEqualTo("euro");
    }

    @Test
    void what_is_closest_is_said_to_be_so() {
        browser.open("/");
        search("snowmam");
        browser.eventually(() -> assertThat(browser.status()).isEqualTo("3 characters, the closest"));
        assertThat(browser.codes()).containsExactly("U+2603", "U+26C4", "U+26C7");
    }

    @Test
    void an_error_in_a_query_is_shown_while_the_user_types_and_leaves_the_rows() {
        browser.open("/?query=rook");
        search("block:arows");
        browser.eventually(() -> assertThat(browser.status()).isEqualTo("no block \"arows\"; did you mean arrows?"));
        assertThat(browser.codes()).isNotEmpty();
        assertThat(browser.find("table").getCssValue("opacity")).isEqualTo("0.45");
        search("chess");
        seesResults("chess", "126 characters");
    }

    @Test
    void values_of_a_filter_are_links_while_it_is_typed() {
        browser.open("/");
        search("block:ding");
        browser.eventually(() -> assertThat(browser.texts(".samples a")).containsExactly("block:dingbats"));
        browser.find(".samples a").click();
        browser.eventually(() -> assertThat(browser.status()).isEqualTo("192 characters"));
        assertThat(browser.address()).isEqualTo("/?query=block%3Adingbats");
    }

    @Test
    void a_thousand_rows_come_while_the_user_scrolls() throws Exception {
        browser.open("/?query=letter");
        for (int rows = PAGE; rows <= 5 * PAGE; rows += PAGE) {
            int expected = rows;
            browser.eventually(() -> assertThat(browser.codes()).hasSize(expected));
            if (rows < 5 * PAGE) {
                browser.run("scrollTo(0, document.documentElement.scrollHeight)");
            }
        }
        assertThat(browser.codes()).doesNotHaveDuplicates().isEqualTo(letters(0, 5 * PAGE));
    }

    @Test
    void the_last_rows_have_no_further_ones() {
        browser.open("/?query=cuneiform+sign&start=1200");
        browser.run("scrollTo(0, document.documentElement.scrollHeight)");
        browser.eventually(() -> assertThat(browser.codes()).hasSize(357));
        assertThat(browser.findAll(".more [rel=next]")).isEmpty();
        assertThat(browser.codes()).doesNotHaveDuplicates();
    }

    @Test
    void without_javascript_a_form_and_links_do_it() throws Exception {
        browser.scripts(false);
        browser.open("/");
        browser.box().sendKeys("letter", Keys.ENTER);
        browser.eventually(() -> assertThat(browser.address()).isEqualTo("/?query=letter"));
        seesRows("11,727 characters 1 to 200", 0);
        assertThat(browser.findAll(".copy")).isEmpty();
        assertThat(browser.findAll("[rel=prev]")).isEmpty();

        browser.find("[rel=next]").click();
        seesRows("11,727 characters 201 to 400", PAGE);
        assertThat(browser.find("[rel=next]").getText()).isEqualTo("next 200");

        browser.find("[rel=next]").click();
        seesRows("11,727 characters 401 to 600", 2 * PAGE);

        browser.find("[rel=prev]").click();
        seesRows("11,727 characters 201 to 400", PAGE);
        assertThat(browser.find("[rel=prev]").getText()).isEqualTo("previous 200");
        assertThat(browser.box().getDomProperty("value")).isEqualTo("letter");

        browser.find("tbody a").click();
        browser.eventually(() -> assertThat(browser.findAll("main.card dl")).isNotEmpty());
    }

    private static void seesRows(String status, int start) throws Exception {
        browser.eventually(() -> assertThat(browser.status()).isEqualTo(status));
        assertThat(browser.codes()).isEqualTo(letters(start, start + PAGE));
    }

    @Test
    void the_first_page_is_small() throws Exception {
        browser.open("/");
        int size = get("/").length;
        size += get(browser.find("link[rel=stylesheet]").getDomAttribute("href")).length;
        size += get(browser.find("script").getDomAttribute("src")).length;
        assertThat(size).isBetween(15 * 1024, 40 * 1024);
    }
}
