package org.charfinder.loop;

import java.io.IOException;
import java.nio.channels.Selector;

/** An object with a channel that an {@link EventLoop} watches. It is the attachment of the channel's selection key. */
public interface Selectable {

    /**
     * Registers the channel with a selector, with this object as the attachment. The loop calls this again when it
     * replaces its selector.
     *
     * @param selector of the loop
     * @throws IOException if the channel is closed
     */
    void register(Selector selector) throws IOException;

    /** The channel is ready for an operation of its interest set. Called in the loop's thread. */
    void selected();
}
