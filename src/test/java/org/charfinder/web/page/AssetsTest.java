package org.charfinder.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.charfinder.card.Card;
import org.charfinder.card.IndexCharacterNames;
import org.charfinder.index.WholeIndex;
import org.junit.jupiter.api.Test;

class AssetsTest {

    @Test
    void the_checksum_covers_all_that_a_page_includes_before_the_first_page() {
        Assets assets = new Assets();
        PageRenderer pages = new PageRenderer(assets, "", "");
        String checksum = assets.checksum();
        pages.start();
        pages.card(Card.of("a", new IndexCharacterNames(WholeIndex.INDEX)), true, Map.of(), "", null);
        pages.catalogue(new Catalogue(Catalogue.Kind.BLOCKS));
        assertThat(assets.checksum()).isEqualTo(checksum);
    }
}
