package org.charfinder.work;

import org.charfinder.net.AddressOrigin;

/** One client, as {@link Workers} know it: where it comes from, and how much has been done for it. */
public final class Contender {

    final AddressOrigin origin;
    int unfinished; // guarded by the queue: how much work for it waits or is being done
    long due; // guarded by the queue: the virtual time from which on more may be done for it

    Contender(AddressOrigin origin) {
        this.origin = origin;
    }
}
