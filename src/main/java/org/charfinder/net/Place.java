package org.charfinder.net;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a connection counts as while it is open; see {@link Places}.
 *
 * @param isClient false: it is refused
 * @param address the client's, for the limit by address; null: that limit does not apply
 */
record Place(boolean isClient, @Nullable InetAddress address) {

    static final Place REFUSED = new Place(false, null);

    /** That of a client whose address is not known yet. */
    static final Place UNNAMED = new Place(true, null);
}
