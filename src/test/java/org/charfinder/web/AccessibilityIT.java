package org.charfinder.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * axe finds no violation in any page, light or dark, wide or narrow. Only narrow screens have colours of their own, so
 * dark is not tried on a wide one. The pages are short ones of each kind, since axe takes time for each element.
 */
class AccessibilityIT extends InBrowser {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @SuppressWarnings("deprecation") // the new API opens a window each time, for frames, which the pages do not have
    private static List<String> violations() {
        return new AxeBuilder()
                .setLegacyMode().withTags(RULES).analyze(browser.driver).getViolations().stream()
                        .map(AccessibilityIT::description)
                        .toList();
    }

    private static String description(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?query=chess+rook",
                "/?query=chess+rok",
                "/?query=euro+snowmam+qqqq",
                "/?query=block:arows",
                "/?query=block:di&typing=1",
                "/?query=cuneiform+sign&start=1550",
                "/?query=U%2B202E",
                "/?query=chess+rook&view=grid",
                "/?query=handshake",
                "/?query=handshake&view=grid",
                "/scripts",
                "/blocks/samaritan",
                "/U+265C?query=chess+rook",
                "/U+1F1EB%20U+1F1F7",
                "/text?text=p%D0%B0y%E2%80%AE%0Ae%CC%82%CC%A3",
                "/nothing",
            })
    void a_page_is_for_all(String address) {
        browser.open(address);
        assertThat(violations()).as("light, on a desk").isEmpty();
        browser.onPhone();
        browser.open(address);
        assertThat(violations()).as("light, on a phone").isEmpty();
        browser.dark(true);
        assertThat(violations()).as("dark, on a phone").isEmpty();
    }
}
