package org.charfinder.unicode;

import java.util.List;

/** The resources that an index is made from. What else it is made from is the data of ICU. */
public final class NameData {

    static final List<String> RESOURCES =
            List.of("other-names.txt", "vocabularies.txt", "html-entities.txt", "han.txt");

    /**
     * The CRC-32C of the resources, one after the other. It tells whether an index was made from them. It stands here,
     * and a test compares it with the resources, because reading them takes longer than a query.
     */
    public static final int CHECKSUM = -1044867870;

    private NameData() {}
}
