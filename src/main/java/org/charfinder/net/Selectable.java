package org.charfinder.net;

import java.io.IOException;
import java.nio.channels.Selector;

/** What a selector wakes; the attachment of its key. */
interface Selectable {

    /** Lets a selector wake this from now on. */
    void register(Selector selector) throws IOException;

    /** The selector has something for this. */
    void selected();
}
